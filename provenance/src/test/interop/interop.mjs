// Makes bundles with npm's @sigstore/* and verifies bundles with @sigstore/verify, each with a key and offline.
// See README.md beside this file.
import { bundleFromJSON, bundleToJSON, toMessageSignatureBundle } from '@sigstore/bundle';
import { DSSEBundleBuilder } from '@sigstore/sign';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const [command, folder] = process.argv.slice(2);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const spki = (key) => key.export({ type: 'spki', format: 'der' });

async function make() {
  mkdirSync(folder, { recursive: true });
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const hint = sha256(spki(publicKey)).toString('base64');
  const packageBytes = Buffer.from('a package, as far as a signature is concerned\n');
  const digest = sha256(packageBytes);
  const write = (name, bundle) => writeFileSync(`${folder}/${name}`, JSON.stringify(bundleToJSON(bundle)) + '\n');
  writeFileSync(`${folder}/package.zip`, packageBytes);
  writeFileSync(`${folder}/key.pem`, publicKey.export({ type: 'spki', format: 'pem' }));

  const signature = sign('sha256', packageBytes, privateKey);
  write('message.sigstore.json', toMessageSignatureBundle({ digest, signature, keyHint: hint, certificateChain: false }));

  const signer = {
    sign: async (data) => ({
      signature: sign('sha256', data, privateKey),
      key: { $case: 'publicKey', publicKey: publicKey.export({ type: 'spki', format: 'pem' }), hint },
    }),
  };
  const builder = new DSSEBundleBuilder({ signer, witnesses: [] });
  for (const version of ['v0.1', 'v1']) {
    const statement = {
      _type: `https://in-toto.io/Statement/${version}`,
      subject: [{ name: 'package.zip', digest: { sha256: digest.toString('hex') } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: { buildDefinition: {} },
    };
    const data = Buffer.from(JSON.stringify(statement));
    write(`statement-${version}.sigstore.json`, await builder.create({ data, type: 'application/vnd.in-toto+json' }));
  }
}

function check() {
  const key = createPublicKey(readFileSync(`${folder}/key.pem`));
  const hint = sha256(spki(key)).toString('base64');
  const roots = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
  const trust = toTrustMaterial(roots, { [hint]: { rawBytes: spki(key) } });
  const verifier = new Verifier(trust, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });
  const accepts = (json, bytes) => {
    try {
      verifier.verify(toSignedEntity(bundleFromJSON(json), bytes));
      return 'accepted';
    } catch (e) {
      return `refused (${e.code ?? e.name}: ${e.message})`;
    }
  };
  const zip = `${folder}/package.zip`;
  const packageBytes = existsSync(zip) ? readFileSync(zip) : Buffer.alloc(0);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sigstore.json')).sort()) {
    const json = JSON.parse(readFileSync(`${folder}/${name}`));
    console.log(`${name}: ${accepts(json, packageBytes)}`);
    const altered = structuredClone(json);
    if (altered.messageSignature) {
      console.log(`${name} with another package: ${accepts(altered, Buffer.concat([packageBytes, Buffer.from('x')]))}`);
    } else {
      const payload = Buffer.from(altered.dsseEnvelope.payload, 'base64');
      payload[payload.length - 2] ^= 1;
      altered.dsseEnvelope.payload = payload.toString('base64');
      console.log(`${name} with another payload: ${accepts(altered, packageBytes)}`);
    }
  }
}

await { make, check }[command]();
