"""A gateway on this machine that speaks the real one's contract, checks it, keeps what it got, and fails on command."""

from simulators.gateway.contract import GatewayAccount, GatewayOfficer
from simulators.gateway.faults import Endpoint, Fault, FaultKind
from simulators.gateway.plan import FaultFileError, FaultPlan, read_fault_file
from simulators.gateway.records import ReceivedCheckIn, RequestRecord
from simulators.gateway.server import SimulatedGateway

__all__ = [
    "Endpoint",
    "Fault",
    "FaultFileError",
    "FaultKind",
    "FaultPlan",
    "GatewayAccount",
    "GatewayOfficer",
    "ReceivedCheckIn",
    "RequestRecord",
    "SimulatedGateway",
    "read_fault_file",
]
