package io.firstpass.edge.inspection;

/** The examples in the OpenAPI document. */
final class Examples {
    static final String INSPECTION =
            """
            {"id": "01936b5e-7c00-7000-8000-0242ac120002", "serial": "B-000123", "site": "suzhou", "line": "smt-1",
             "station": "1", "capturedAt": "2026-11-24T10:15:30.123Z", "verdict": "HOLD",
             "detections": [{"class": "spur", "confidence": 0.42, "box": [101.5, 220.0, 131.0, 248.5]}],
             "model": {"name": "firstpass-pcb-edge", "version": "1.0.0",
              "digest": "0f2cdd7cd1ba2a4ab90f9c1a2ac0bb1ab2d4bd0a2f5a1c2f8e9a5b3e1c6d7f80"},
             "escalation": {"reason": "DOUBT", "priority": 1}, "holdUntil": "2026-11-24T10:16:30.123Z",
             "timings": {"decodeMs": 6.1, "queueMs": 10.2, "batchSize": 1, "inferMs": 35.4, "totalMs": 53.0},
             "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}""";

    static final String PROBLEM =
            """
            {"type": "urn:firstpass:problem:truncated-image", "title": "Truncated image", "status": 422,
             "detail": "The image ends before its end: the JPEG ends at byte 20480, before its end marker. Send the whole file.",
             "instance": "/api/v1/inspections"}""";

    static final String DETECTED =
            """
            {"results": [{"class": "short", "confidence": 0.93, "box": [101.5, 220.0, 131.0, 248.5]}],
             "verdict": "FAIL", "id": "01936b5e-7c00-7000-8000-0242ac120002"}""";

    private Examples() {}
}
