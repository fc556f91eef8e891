// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.scenario;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a scenario file says, element by element; what it means is the reader's. */
final class ScenarioXml {
    private static final int DEEPEST = 16;
    private static final Set<String> NOT_ADDITIVE = Set.of("ufun", "hyperRectangle", "INCLUDES", "EXCLUDES", "rule");

    private final List<Issue> issues = new ArrayList<>();
    private final Map<String, Double> weights = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private int objectives;
    private double reservation;
    private double discount = 1;

    private ScenarioXml() {}

    /** An issue under construction. */
    static final class Issue {
        private final String name;
        private final String index;
        private final String kind;
        private final List<String> values = new ArrayList<>();
        private final List<Double> evaluations = new ArrayList<>();
        private double lower = Double.NaN;
        private double upper = Double.NaN;
        private double offset = Double.NaN;
        private double slope = Double.NaN;

        Issue(String name, String index, String kind) {
            this.name = name;
            this.index = index;
            this.kind = kind;
        }

        ScenarioIssue read(int realValues, int left) {
            double count =
                    kind.equals("discrete") ? values.size() : kind.equals("integer") ? upper - lower + 1 : realValues;
            if (!(count >= 1)) {
                throw new UnreadableScenarioException("issue \"" + name + "\" has no value");
            }
            if (count > left) {
                throw new UnreadableScenarioException(
                        "the issues have more than " + ScenarioReader.MOST_VALUES + " values together");
            }
            if (kind.equals("discrete")) {
                return new ScenarioIssue(name, values);
            }
            requireWhole();
            return new ScenarioIssue(
                    name,
                    IntStream.range(0, (int) count)
                            .mapToObj(place -> named(place, (int) count))
                            .toList());
        }

        private void requireWhole() {
            boolean whole = !kind.equals("integer") || (Math.rint(lower) == lower && Math.rint(upper) == upper);
            if (!(lower <= upper) || !whole || !Double.isFinite(upper - lower)) {
                throw new UnreadableScenarioException("issue \"" + name
                        + "\" must go from a number to a number, and goes from " + lower + " to " + upper);
            }
        }

        private String named(int place, int count) {
            return kind.equals("integer")
                    ? Long.toString((long) lower + place)
                    : Double.toString(lower + (upper - lower) * place / (count - 1));
        }

        /** What is written of each value; of numbers what their line gives, kept from 0 to 1 as GENIUS does. */
        List<Double> evaluations(int count) {
            if (kind.equals("discrete")) {
                if (evaluations.size() != count) {
                    throw new UnreadableScenarioException("issue \"" + name + "\" has a value without an evaluation");
                }
                return evaluations;
            }
            if (Double.isNaN(offset) || Double.isNaN(slope)) {
                throw new UnreadableScenarioException("issue \"" + name + "\" has no linear evaluator");
            }
            // GENIUS counts whole numbers from the lower bound, and real ones from 0.
            double from = kind.equals("integer") ? 0 : lower;
            double step = kind.equals("integer") ? 1 : (upper - lower) / (count - 1);
            return IntStream.range(0, count)
                    .mapToObj(place -> Math.max(0, Math.min(1, offset + slope * (from + place * step))))
                    .toList();
        }
    }

    List<Issue> issues() {
        return issues;
    }

    double reservation() {
        return reservation;
    }

    double discount() {
        return discount;
    }

    double weightOf(Issue issue) {
        Double weight = weights.get(issue.index);
        if (weight == null) {
            throw new UnreadableScenarioException("issue \"" + issue.name + "\" has no weight");
        }
        return weight;
    }

    static ScenarioXml read(String xml) {
        if (xml.length() > ScenarioReader.MOST_CHARACTERS) {
            throw new UnreadableScenarioException(
                    "the file is longer than " + ScenarioReader.MOST_CHARACTERS + " characters");
        }
        if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
            throw new UnreadableScenarioException("the file declares a document type or an entity");
        }
        ScenarioXml file = new ScenarioXml();
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
            file.read(reader);
            reader.close();
        } catch (XMLStreamException e) {
            throw new UnreadableScenarioException("the file is no XML in line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNumber()));
        }
        if (file.issues.isEmpty()) {
            throw new UnreadableScenarioException("the file has no issue");
        }
        return file;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableScenarioException("the file declares a document type or uses an entity");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > DEEPEST) {
                    throw new UnreadableScenarioException("the file is deeper than " + DEEPEST + " elements");
                }
                start(new Element(reader));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void start(Element element) {
        String name = element.name();
        if (NOT_ADDITIVE.contains(name)) {
            throw element.wrong("only utilities that are sums over the issues can be read");
        }
        switch (name) {
            case "objective" -> {
                objectives++;
                if (objectives > 1) {
                    throw element.wrong("issues must lie beneath one objective");
                }
            }
            case "issue" -> startIssue(element);
            case "item" -> addItem(element);
            case "range" -> setRange(element);
            case "evaluator" -> setEvaluator(element);
            case "weight" -> addWeight(element);
            case "reservation" -> reservation = element.number("value");
            case "discount_factor" -> discount = element.number("value");
            default -> {} // agents, comparisons and the like say nothing about utilities
        }
    }

    private void startIssue(Element element) {
        String kind =
                element.optional("vtype").orElseGet(() -> element.text("type")).toLowerCase(Locale.ROOT);
        if (!Set.of("discrete", "integer", "real").contains(kind)) {
            throw element.wrong("an issue is discrete, integer or real, not " + kind);
        }
        Issue issue = new Issue(element.text("name"), element.text("index"), kind);
        if (!names.add(issue.name)) {
            throw element.wrong("two issues are named \"" + issue.name + "\"");
        }
        issues.add(issue);
        if (element.optional("lowerbound").isPresent()) {
            setRange(element);
        }
    }

    private void addItem(Element element) {
        Issue issue = last(element);
        issue.values.add(element.text("value"));
        if (element.optional("evaluation").isPresent()) {
            issue.evaluations.add(element.number("evaluation"));
        }
    }

    private void setRange(Element element) {
        Issue issue = last(element);
        issue.lower = element.number("lowerbound");
        issue.upper = element.number("upperbound");
    }

    private void setEvaluator(Element element) {
        if (!element.text("ftype").equals("linear")) {
            throw element.wrong("an evaluator must be linear, not " + element.text("ftype"));
        }
        Issue issue = last(element);
        boolean named = element.optional("slope").isPresent();
        issue.offset = element.number(named ? "offset" : "parameter0");
        issue.slope = element.number(named ? "slope" : "parameter1");
    }

    private void addWeight(Element element) {
        double weight = element.number("value");
        if (weight < 0) {
            throw element.wrong("a weight must be at least 0, and is " + weight);
        }
        if (weights.put(element.text("index"), weight) != null) {
            throw element.wrong("issue " + element.text("index") + " has two weights");
        }
    }

    private Issue last(Element element) {
        if (issues.isEmpty()) {
            throw element.wrong("it belongs to no issue");
        }
        return issues.get(issues.size() - 1);
    }
}
