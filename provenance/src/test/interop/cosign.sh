#!/bin/sh
# Makes bundles with cosign, and verifies ours with it, each with a key and offline. See README.md beside this file.
set -eu
resources=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export COSIGN_PASSWORD=of-a-key-that-is-thrown-away
to=$resources/cosign
mkdir -p "$to"
cp "$resources/sigstore-js/package.zip" .
echo '{"buildDefinition":{}}' > predicate.json
cosign generate-key-pair 2> /dev/null
make='--key cosign.key --tlog-upload=false --new-bundle-format --yes'
cosign sign-blob $make --bundle message.json package.zip > /dev/null 2>&1
cosign attest-blob $make --bundle attestation.json --type https://example.org/build/v1 --predicate predicate.json package.zip > /dev/null 2>&1
cat message.json > "$to/message.sigstore.json"
cat attestation.json > "$to/attestation.sigstore.json"
cat cosign.pub > "$to/key.pem"
cat package.zip > "$to/package.zip"

ours=$resources/ours
echo '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}' > root.json
check="--key $ours/key.pem --new-bundle-format --insecure-ignore-tlog --offline --trusted-root root.json"
verdict() {
  name=$1
  shift
  if "$@" > /dev/null 2>&1; then echo "$name: accepted"; else echo "$name: refused"; fi
}
for zip in "$ours/package.zip" predicate.json; do
  of=$(test "$zip" = predicate.json && echo ' with another package' || true)
  verdict "message.sigstore.json$of" cosign verify-blob $check --bundle "$ours/message.sigstore.json" "$zip"
  verdict "attestation.sigstore.json$of" cosign verify-blob-attestation $check \
    --type https://slsa.dev/provenance/v1 --bundle "$ours/attestation.sigstore.json" "$zip"
  verdict "release.sigstore.json$of" cosign verify-blob-attestation $check \
    --type https://firstpass.io/release/v1 --bundle "$ours/release.sigstore.json" "$zip"
done > "$ours/verified-by-cosign.txt"
