#!/usr/bin/env bash
# Ann and Sam come to terms over a lamp, and Ann pays: the commands of the guide's first pages, in their order.
set -euo pipefail

# region setup
SHOP=http://localhost:8080
JSON='Content-Type: application/json'
# endregion setup
SHOP=${SHOP_URL:-$SHOP}

# region look
curl -s $SHOP/parley/v1/listings/lamp-1 -H 'X-User: ann'
# endregion look
echo

# region offer
ANSWER=$(curl -s $SHOP/parley/v1/negotiations \
  -H 'X-User: ann' -H "$JSON" -H 'Idempotency-Key: ann-1' -d '
  {"listing": "lamp-1",
   "first": {"kind": "offer", "items": [
     {"item": "lamp", "values": {"price": {"minorUnits": 6000, "currency": "EUR"}}}]}}')
echo "$ANSWER"
NEGOTIATION=$(grep -o 'neg_[a-z0-9]*' <<<"$ANSWER" | head -1)
OFFER=$(grep -o 'off_[a-z0-9]*' <<<"$ANSWER" | head -1)
# endregion offer

# region counter
ANSWER=$(curl -s $SHOP/parley/v1/negotiations/$NEGOTIATION/moves \
  -H 'X-User: sam' -H "$JSON" -H 'Idempotency-Key: sam-1' -d '
  {"kind": "counter", "answers": "'$OFFER'", "items": [
     {"item": "lamp", "values": {"price": {"minorUnits": 7000, "currency": "EUR"}}}]}')
echo "$ANSWER"
OFFER=$(grep -o 'off_[a-z0-9]*' <<<"$ANSWER" | head -1)
TERMS=$(grep -o '"termsHash":"[0-9a-f]*' <<<"$ANSWER" | head -1 | cut -d'"' -f4)
# endregion counter

# region accept
ANSWER=$(curl -s $SHOP/parley/v1/negotiations/$NEGOTIATION/moves \
  -H 'X-User: ann' -H "$JSON" -H 'Idempotency-Key: ann-2' -d '
  {"kind": "accept", "answers": "'$OFFER'", "termsHash": "'$TERMS'"}')
echo "$ANSWER"
DEAL=$(grep -o 'deal_[a-z0-9]*' <<<"$ANSWER" | head -1)
# endregion accept

# region pay
curl -s $SHOP/orders -H 'X-User: ann' -H "$JSON" -d '{"deal": "'$DEAL'"}'
# endregion pay
echo

# region paid
curl -s $SHOP/parley/v1/deals/$DEAL -H 'X-User: ann'
# endregion paid
echo

# region again
curl -s $SHOP/orders -H 'X-User: ann' -H "$JSON" -d '{"deal": "'$DEAL'"}'
# endregion again
echo
