"""Makes the MRZ recogniser of cardreader from the recogniser PP-OCRv6 small (see docs/adr/0005-mrz-recogniser.md).

Run from the repository: python -m tools.mrz_recogniser PP-OCRv6_rec_small.onnx OUTPUT.onnx
The input is `rapidocr/models/PP-OCRv6_rec_small.onnx` of the PyPI package rapidocr 3.10.0.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
SOURCE_SHA256 = "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"
_HALF_FROM_VALUES = 256
"""Smaller tensors, such as shapes, scales and epsilons, stay as they are."""


def main(source: Path, target: Path) -> None:
    """Cut the last layer down to the alphabet and store the weights with half precision."""
    data = source.read_bytes()
    assert hashlib.sha256(data).hexdigest() == SOURCE_SHA256, "not the recogniser of rapidocr 3.10.0"
    model = onnx.load_from_string(data)
    _cut_head(model)
    _halve_weights(model.graph)
    onnx.checker.check_model(model)
    target.write_bytes(model.SerializeToString(deterministic=True))
    print(target.stat().st_size, hashlib.sha256(target.read_bytes()).hexdigest())


def _cut_head(model: onnx.ModelProto) -> None:
    """Keep column 0 (the blank) and those of the alphabet, in its order, of the layer before the softmax."""
    (entry,) = (entry for entry in model.metadata_props if entry.key == "character")
    characters = entry.value.splitlines()
    columns = [0, *(1 + characters.index(character) for character in ALPHABET)]
    softmax = model.graph.node[-1]
    bias_addition = _producer(model.graph, _producer(model.graph, softmax.input[0]).input[0])
    product = _producer(model.graph, bias_addition.input[0])
    assert (softmax.op_type, bias_addition.op_type, product.op_type) == ("Softmax", "Add", "MatMul")
    for tensor in model.graph.initializer:
        if tensor.name in {product.input[1], bias_addition.input[1]}:
            values = numpy_helper.to_array(tensor)
            assert values.shape[-1] == len(characters) + 2
            tensor.CopyFrom(numpy_helper.from_array(values[..., columns].copy(), tensor.name))
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(columns)
    entry.value = "\n".join(ALPHABET)


def _producer(graph: onnx.GraphProto, name: str) -> onnx.NodeProto:
    node: onnx.NodeProto = next(node for node in graph.node if name in node.output)
    return node


def _halve_weights(graph: onnx.GraphProto) -> None:
    """Store float32 tensors as float16 with a Cast, which the runtime folds when it loads the model."""
    casts = []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < _HALF_FROM_VALUES:
            continue
        name, values = tensor.name, numpy_helper.to_array(tensor).astype(np.float16)
        assert np.isfinite(values).all()
        tensor.CopyFrom(numpy_helper.from_array(values, f"{name}.half"))
        casts.append(helper.make_node("Cast", [tensor.name], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
