"""What schemathesis does beside its own: asks for things that are there, and looks for what must never be answered."""

import atexit
import io
import json
import os
import random
import zipfile
from collections import Counter

import schemathesis

with open(os.environ["RONGHE_FUZZ_PLAN"], encoding="utf-8") as file:
    # "ids": by parameter, of our own oilfield and of another; "marker": only the other oilfield's things hold it.
    PLAN = json.load(file)

COUNT: Counter = Counter()
# Of our own: the one that all share belongs to hypothesis.
DICE = random.Random(PLAN["seed"])


# What a body has to name right before anything deeper is reached.
DATES = ("on", "from", "to", "dueOn", "employedOn")
UNITS = ("unit", "parent", "raisedBy", "lead", "offeredBy", "usedBy", "handledBy", "partyGroup")

# What is refused at the door when it is random, before anything else is looked at.
AT_THE_DOOR = ("asof", "cursor", "sort", "ronghe-after", "if-match", "idempotency-key", "ronghe-tenant")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Random ids are never there: most get a known one instead, of ours or of the other oilfield."""
    for name in case.path_parameters or {}:
        known = PLAN["ids"].get(name, PLAN["ids"]["*"])
        if DICE.random() < 0.6:
            case.path_parameters[name] = DICE.choice(known)
    for part in (case.query, case.headers):
        for name in [name for name in part or {} if name.lower() in AT_THE_DOOR]:
            if DICE.random() < 0.8:
                del part[name]


    if isinstance(case.body, dict):
        for name in case.body:
            if name in DATES and DICE.random() < 0.7:
                case.body[name] = DICE.choice(("2026-01-01", "2026-03-01", "2026-04-30"))
            elif name in (*UNITS, *PLAN["ids"]) and DICE.random() < 0.7:
                case.body[name] = DICE.choice(PLAN["ids"].get(name, PLAN["ids"]["unit"]))


@schemathesis.hook
def after_call(context, case, response):
    COUNT[str(response.status_code)] += 1


def plain(content):
    """What can be read in an answer; a workbook is a folder of compressed files."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        return b"".join(workbook.read(name) for name in workbook.namelist())


@schemathesis.check
def nothing_of_the_other_oilfield(ctx, response, case):
    if PLAN["marker"].encode() in plain(response.content):
        raise AssertionError("an answer holds what belongs to another oilfield")


@schemathesis.check
def no_server_error(ctx, response, case):
    """503 with Retry-After is the answer to a position that is not reached yet, and to nothing else."""
    if response.status_code < 500:
        return
    after = any(name.lower() == "ronghe-after" for name in case.headers or {})
    if not (response.status_code == 503 and after and "Retry-After" in response.headers):
        raise AssertionError(f"the server failed: {response.status_code}")


@schemathesis.check
def refusals_are_problems(ctx, response, case):
    """A refusal of the API is a problem document that names its own status."""
    if response.status_code < 400 or not case.path.startswith("/api/"):
        return
    kind = response.headers.get("content-type", [""])[0]
    if not kind.startswith("application/problem+json"):
        raise AssertionError(f"a refusal without a problem document: {response.status_code} {kind}")
    body = response.json()
    if body.get("status") != response.status_code or not body.get("title") or not body.get("type"):
        raise AssertionError("the problem document does not say what was answered")


@atexit.register
def write_count():
    with open(os.environ["RONGHE_FUZZ_COUNT"], "w", encoding="utf-8") as file:
        json.dump(COUNT, file)
