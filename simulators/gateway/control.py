"""Control calls: another process, or the console, sets faults and asks what the gateway holds. Guarded by `guard`.

- `PUT /control/faults`: a plan as JSON, as a fault file tells it, in place of what was set; 400 with the reason
- `PATCH /control/faults`: as above, but only what it names changes; null for an endpoint or for
  `requests_a_minute` takes that away
- `DELETE /control/faults`: no faults, codes or limit any more
- `DELETE /control/tokens`: every token given so far is refused
- `GET /control/requests`: [{endpoint, status, code, at}], in order of their end
- `GET /control/check-ins`: [{key, times, receipt, received_at, fields}], one for each MA_LK
- `GET /control/check-ins/KEY`: [[element, value]], what is personal masked; 404
- `GET /control/kinds`: [{endpoint, kinds: [{kind, words, parameter, default}]}]
- `GET /control/persons`: [{person, name, numbers, code}], masked
- `PUT /control/persons/PERSON`: {code}: the answer to lookups of this person; null for the register's own
- `GET /control/state?after=N`: all at a glance, with the requests from the N-th on
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from flask import Flask, Response, jsonify, request

from simulators.gateway.faults import Endpoint, Fault
from simulators.gateway.overview import (
    RegisteredPerson,
    catalogue,
    masked_fields,
    told_check_ins,
    told_faults,
    told_persons,
    told_requests,
)
from simulators.gateway.plan import FaultFileError, FaultPlan, is_code, parse_plan
from simulators.gateway.records import ReceivedCheckIn, RequestRecord

_LIMIT = "requests_a_minute"


class Controlled(Protocol):
    """What control calls reach."""

    def apply(self, plan: FaultPlan) -> None:
        """Behaves as the plan says."""
        ...

    def set_fault(self, endpoint: Endpoint, fault: Fault) -> None:
        """From the next request to that endpoint on."""
        ...

    def clear_fault(self, endpoint: Endpoint) -> None:
        """No fault at this endpoint any more."""
        ...

    def limit_rate(self, requests_a_minute: int | None) -> None:
        """Answers what is above the limit with 429."""
        ...

    def answer_with(self, codes: Mapping[str, str]) -> None:
        """Answers lookups of these numbers with these codes, in place of what was set before."""
        ...

    def revoke_tokens(self) -> None:
        """Refuses every token given so far."""
        ...

    @property
    def plan(self) -> FaultPlan:
        """What is set now."""
        ...

    @property
    def persons(self) -> tuple[RegisteredPerson, ...]:
        """The register."""
        ...

    @property
    def account_name(self) -> str:
        """The facility's account."""
        ...

    @property
    def live_tokens(self) -> int:
        """How many tokens admit somebody now."""
        ...

    @property
    def base_url(self) -> str:
        """Where it listens."""
        ...

    @property
    def requests(self) -> tuple[RequestRecord, ...]:
        """Every request."""
        ...

    @property
    def received_check_ins(self) -> tuple[ReceivedCheckIn, ...]:
        """One entry for each MA_LK."""
        ...


def add_control(app: Flask, gateway: Controlled) -> None:
    """Adds the control calls. One that would close the port is refused: nobody could open it again."""

    def put_faults() -> Response:
        try:
            plan = parse_plan(request.get_json(silent=True), "faults")
        except FaultFileError as error:
            return _wrong(str(error))
        if plan.refuse_connections:
            return _wrong("refuse_connections: not by a control call")
        gateway.apply(plan)
        return Response(status=204)

    def patch_faults() -> Response:
        changes: Any = request.get_json(silent=True)
        known = {*Endpoint, _LIMIT}
        if not isinstance(changes, dict) or not set(changes) <= known:
            return _wrong(f"faults: only {', '.join(sorted(known))} can be changed")
        try:
            plan = parse_plan({name: value for name, value in changes.items() if value is not None}, "faults")
        except FaultFileError as error:
            return _wrong(str(error))
        for endpoint in Endpoint:
            fault = plan.faults.get(endpoint)
            if fault is not None:
                gateway.set_fault(endpoint, fault)
            elif endpoint in changes:
                gateway.clear_fault(endpoint)
        if _LIMIT in changes:
            gateway.limit_rate(plan.requests_a_minute)
        return Response(status=204)

    def clear_faults() -> Response:
        gateway.apply(FaultPlan({}))
        return Response(status=204)

    def revoke_tokens() -> Response:
        gateway.revoke_tokens()
        return Response(status=204)

    def put_person(place: int) -> Response:
        body: Any = request.get_json(silent=True)
        code = body.get("code", "") if isinstance(body, dict) else ""
        if place >= len(gateway.persons):
            return _wrong("no such person", 404)
        if code is not None and not is_code(code):
            return _wrong("code: up to ten letters and digits, or null, are needed")
        numbers = gateway.persons[place].numbers
        others = {number: told for number, told in gateway.plan.people.items() if number not in numbers}
        gateway.answer_with(others if code is None else {**others, **dict.fromkeys(numbers, code)})
        return Response(status=204)

    def list_requests() -> Response:
        return jsonify(told_requests(gateway.requests))

    def list_check_ins() -> Response:
        held = gateway.received_check_ins
        told = zip(told_check_ins(held), held, strict=True)
        return jsonify([{**entry, "fields": dict(row.fields)} for entry, row in told])

    def show_check_in(key: str) -> Response:
        found = [row for row in gateway.received_check_ins if row.key == key]
        return jsonify(masked_fields(found[0])) if found else _wrong("no such check-in", 404)

    def list_kinds() -> Response:
        return jsonify(catalogue())

    def list_persons() -> Response:
        return jsonify(told_persons(gateway.persons, gateway.plan.people))

    def show_state() -> Response:
        plan, requests = gateway.plan, gateway.requests
        after = request.args.get("after", 0, type=int)
        return jsonify(
            {
                "address": gateway.base_url,
                "account": gateway.account_name,
                "tokens": gateway.live_tokens,
                "faults": told_faults(plan.faults),
                _LIMIT: plan.requests_a_minute,
                "codes": len(plan.people),
                "requests_total": len(requests),
                "requests": told_requests(requests[max(after, 0) :]),
                "check_ins": told_check_ins(gateway.received_check_ins),
            }
        )

    app.add_url_rule("/control/faults", view_func=put_faults, methods=["PUT"])
    app.add_url_rule("/control/faults", view_func=patch_faults, methods=["PATCH"])
    app.add_url_rule("/control/faults", view_func=clear_faults, methods=["DELETE"])
    app.add_url_rule("/control/tokens", view_func=revoke_tokens, methods=["DELETE"])
    app.add_url_rule("/control/persons/<int:place>", view_func=put_person, methods=["PUT"])
    app.add_url_rule("/control/check-ins/<key>", view_func=show_check_in, methods=["GET"])
    for path, view in {
        "requests": list_requests,
        "check-ins": list_check_ins,
        "kinds": list_kinds,
        "persons": list_persons,
        "state": show_state,
    }.items():
        app.add_url_rule(f"/control/{path}", view_func=view, methods=["GET"])


def _wrong(reason: str, status: int = 400) -> Response:
    return Response(reason, status, content_type="text/plain; charset=utf-8")
