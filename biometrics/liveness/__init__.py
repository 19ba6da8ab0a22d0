"""Presentation attack detection (ISO/IEC 30107-3): is a live person before the camera, the same the whole time?

Motions drawn at random (`challenge`, `run`, `gestures`), one identity from the first frame to the last (`continuity`),
and passive tests (`cues`) that may lower a verdict and never raise it. Start reading at `check`; what is known to pass
unnoticed stands at `verdict.LivenessVerdict`.
"""
