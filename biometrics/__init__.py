"""Compares a live face with a photo: capture, detection, quality gate, matching and a verdict.

No Qt, no network and no storage: frames and photo bytes come in, a verdict goes out, and everything that could
identify a person can be overwritten (`FaceVerifier.wipe`). Start reading at `biometrics.verification`.
"""
