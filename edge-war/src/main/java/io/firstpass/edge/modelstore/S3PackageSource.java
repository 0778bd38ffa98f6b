package io.firstpass.edge.modelstore;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Packages in an S3 bucket. */
record S3PackageSource(S3Client client, String bucket) implements PackageSource {
    @Override
    public Rest open(String key, long from) throws IOException {
        try {
            var answer = client.getObject(request -> {
                request.bucket(bucket).key(key);
                if (from > 0) request.range("bytes=" + from + "-");
            });
            boolean partial = answer.response().contentRange() != null;
            // Closing would read what is left; aborting gives up the connection.
            return new Rest(answer, partial ? from : 0, answer::abort);
        } catch (SdkException e) {
            throw new IOException(bucket + "/" + key + " is not given: " + e.getMessage(), e);
        }
    }
}
