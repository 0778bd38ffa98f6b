package io.firstpass.edge.inspection;

import io.firstpass.contract.Inspection;

/** Fired when an inspection has been recorded, on the request's thread and before the response leaves. */
public record Inspected(Inspection inspection, byte[] frame) {}
