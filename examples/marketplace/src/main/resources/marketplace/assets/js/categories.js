/** The catalogue's shelves. */
export const CATEGORIES = {
  cameras: 'Cameras',
  bicycles: 'Bicycles',
  furniture: 'Furniture',
  audio: 'Audio',
  music: 'Music',
  kitchen: 'Kitchen',
  outdoors: 'Outdoors',
  books: 'Books',
};
