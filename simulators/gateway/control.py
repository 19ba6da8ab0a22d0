"""Control calls: another process sets faults and asks what the gateway holds. On the loopback interface, as all of it.

- `PUT /control/faults`: a plan as JSON, as a fault file tells it, in place of what was set; 400 with the reason
- `DELETE /control/faults`: no faults any more
- `DELETE /control/tokens`: every token given so far is refused
- `GET /control/requests`: [{endpoint, status, code}], in order of their end
- `GET /control/check-ins`: [{key, times, receipt, received_at, fields}], one for each MA_LK
"""

from __future__ import annotations

from typing import Protocol

from flask import Flask, Response, jsonify, request

from simulators.gateway.plan import FaultFileError, FaultPlan, parse_plan
from simulators.gateway.records import ReceivedCheckIn, RequestRecord


class Controlled(Protocol):
    """What control calls reach."""

    def apply(self, plan: FaultPlan) -> None:
        """Behaves as the plan says."""
        ...

    def revoke_tokens(self) -> None:
        """Refuses every token given so far."""
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
            return Response(str(error), 400, content_type="text/plain; charset=utf-8")
        if plan.refuse_connections:
            return Response("refuse_connections: not by a control call", 400, content_type="text/plain")
        gateway.apply(plan)
        return Response(status=204)

    def clear_faults() -> Response:
        gateway.apply(FaultPlan({}))
        return Response(status=204)

    def revoke_tokens() -> Response:
        gateway.revoke_tokens()
        return Response(status=204)

    def list_requests() -> Response:
        return jsonify([{"endpoint": row.endpoint, "status": row.status, "code": row.code} for row in gateway.requests])

    def list_check_ins() -> Response:
        return jsonify(
            [
                {
                    "key": row.key,
                    "times": row.times,
                    "receipt": row.receipt,
                    "received_at": row.received_at.isoformat(),
                    "fields": dict(row.fields),
                }
                for row in gateway.received_check_ins
            ]
        )

    app.add_url_rule("/control/faults", view_func=put_faults, methods=["PUT"])
    app.add_url_rule("/control/faults", view_func=clear_faults, methods=["DELETE"])
    app.add_url_rule("/control/tokens", view_func=revoke_tokens, methods=["DELETE"])
    app.add_url_rule("/control/requests", view_func=list_requests, methods=["GET"])
    app.add_url_rule("/control/check-ins", view_func=list_check_ins, methods=["GET"])
