package io.firstpass.registry.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import java.util.Optional;

/** What a Kubernetes API server asks before it stores an object, and what it is answered: admission.k8s.io/v1. */
record AdmissionReview(String apiVersion, String kind, Request request) {
    private static final String VERSION = "admission.k8s.io/v1";
    private static final String KIND = "AdmissionReview";

    record Type(String group, String version, String kind) {}

    /** @param username who asked the API server, as it says */
    record User(String username) {}

    /** @param oldObject what an update replaces; null where something is created */
    record Request(
            String uid,
            Type kind,
            String namespace,
            String name,
            String operation,
            User userInfo,
            Pod object,
            Pod oldObject) {
        /** What it is about: all pods of one controller are the same to whoever reads of it. */
        String subject() {
            String made = Optional.ofNullable(object).flatMap(Pod::name).orElse(name);
            return "pod " + namespace + "/" + made;
        }

        String user() {
            return userInfo == null ? "nobody" : userInfo.username;
        }
    }

    /** What a kubectl user reads: the API server puts the webhook's name before the message. */
    record Status(int code, String message) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Response(String uid, boolean allowed, Status status) {}

    record Answer(String apiVersion, String kind, Response response) {}

    /** @throws InvalidMessage where it is none; it names the field */
    static AdmissionReview read(byte[] json) {
        AdmissionReview review = Messages.read(json, AdmissionReview.class);
        if (!VERSION.equals(review.apiVersion))
            throw new InvalidMessage("apiVersion", "is " + review.apiVersion + ", needs to be " + VERSION);
        if (!KIND.equals(review.kind)) throw new InvalidMessage("kind", "is " + review.kind + ", needs to be " + KIND);
        if (review.request == null) throw new InvalidMessage("request", "is missing");
        if (review.request.uid == null || review.request.uid.isBlank())
            throw new InvalidMessage("request.uid", "is missing");
        return review;
    }

    Answer allow() {
        return new Answer(VERSION, KIND, new Response(request.uid, true, null));
    }

    Answer deny(String message) {
        return new Answer(VERSION, KIND, new Response(request.uid, false, new Status(403, message)));
    }
}
