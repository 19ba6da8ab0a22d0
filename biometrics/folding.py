"""Turns a block-quantised ONNX model into a plain FP32 one, in memory.

The int8 files of OpenCV Zoo keep their weights as int8 blocks with a scale and a zero point each, and dequantise them
with operators inside the graph (ONNX DequantizeLinear, opset 21). onnxruntime cannot run them as they are: the weights
are also declared as inputs of the graph, and one-element scales are refused. Everything here is constant, so it is
computed once at load.
"""

import numpy as np
import numpy.typing as npt
import onnx
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from onnx import numpy_helper

_Constants = dict[str, npt.NDArray[np.generic]]


class ModelFormatError(Exception):
    """The bytes are no ONNX model, or not one of the kind understood here."""


def fold_quantised_weights(data: bytes) -> bytes:
    """Return the ONNX model `data` with constant DequantizeLinear and Reshape nodes computed.

    The result has one input whose batch, height and width are free, so that one network serves every frame size.
    Raises `ModelFormatError`.
    """
    try:
        model = onnx.load_model_from_string(data)
    except DecodeError as error:
        raise ModelFormatError("not an ONNX model") from error
    graph = model.graph
    constants: _Constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    kept: list[onnx.NodeProto] = []
    for node in graph.node:
        constant_inputs = [constants.get(name) for name in node.input]
        if node.op_type == "DequantizeLinear" and all(value is not None for value in constant_inputs):
            constants[node.output[0]] = _dequantise(node, constants)
        elif node.op_type == "Reshape" and all(value is not None for value in constant_inputs):
            shape = constants[node.input[1]].astype(np.int64)
            constants[node.output[0]] = constants[node.input[0]].reshape(tuple(shape))
        else:
            kept.append(node)
    used = {name for node in kept for name in node.input}
    tensors = [numpy_helper.from_array(value, name) for name, value in constants.items() if name in used]
    inputs = [value for value in graph.input if value.name in used and value.name not in constants]
    if len(inputs) != 1:
        raise ModelFormatError(f"one input expected, {len(inputs)} found")
    _replace(graph, kept, tensors, inputs[0])
    return bytes(model.SerializeToString())


def _dequantise(node: onnx.NodeProto, constants: _Constants) -> npt.NDArray[np.float32]:
    """Compute y = (x - zero_point) * scale with one scale a block along `axis` (ONNX DequantizeLinear-21)."""
    x, scale, zero_point = (constants[name].astype(np.float32) for name in node.input)
    attributes = {attribute.name: attribute.i for attribute in node.attribute}
    block, axis = attributes.get("block_size", 0), attributes.get("axis", 1)
    if block <= 0 or scale.ndim != x.ndim or scale.shape != zero_point.shape:
        raise ModelFormatError("only block-wise DequantizeLinear is understood")
    length = x.shape[axis]
    scale_of_each = np.repeat(scale, block, axis).take(range(length), axis)
    zero_of_each = np.repeat(zero_point, block, axis).take(range(length), axis)
    return ((x - zero_of_each) * scale_of_each).astype(np.float32)


def _replace(
    graph: onnx.GraphProto,
    nodes: list[onnx.NodeProto],
    tensors: list[onnx.TensorProto],
    model_input: onnx.ValueInfoProto,
) -> None:
    free = onnx.ValueInfoProto()
    free.CopyFrom(model_input)
    dimensions = free.type.tensor_type.shape.dim
    for index, name in ((0, "batch"), (2, "height"), (3, "width")):
        dimensions[index].Clear()
        dimensions[index].dim_param = name
    for output in graph.output:
        # The stored shapes are those of one frame size.
        output.type.tensor_type.ClearField("shape")
    for field, values in (
        (graph.node, nodes),
        (graph.initializer, tensors),
        (graph.input, [free]),
        (graph.value_info, []),
    ):
        del field[:]
        field.extend(values)
