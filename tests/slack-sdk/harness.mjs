// Checks, one line each, and what every part of them needs.
import assert from 'node:assert/strict';
import { WebClient } from '@slack/web-api';

export const url = (process.argv[2] ?? 'http://127.0.0.1:5200').replace(/\/$/, '');

let passed = 0;
let failed = 0;

export async function check(name, run) {
  try {
    await run();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (problem) {
    failed += 1;
    console.log(`FAILED  ${name}\n        ${String(problem?.stack ?? problem).split('\n').slice(0, 6).join('\n        ')}`);
  }
}

/** Each row: what is called, and the error that Slack's documentation names for it. */
export async function refusals(rows) {
  for (const [name, error, call] of rows) {
    await check(`${name} is refused with ${error}`, async () => {
      await assert.rejects(call, problem => {
        assert.equal(problem.code, 'slack_webapi_platform_error', String(problem));
        assert.equal(problem.data.error, error);
        return true;
      });
    });
  }
}

export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

export async function control(path, body, method = body === undefined ? 'GET' : 'POST') {
  const answer = await fetch(`${url}/control/${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`/control/${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

export const reset = () => control('reset', {});
export const facts = await (async () => {
  await reset();
  return control('facts');
})();

const silent = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };
export const logger = silent;

export const client = (token, options = {}) => new WebClient(token, { slackApiUrl: facts.apiBaseUrl, logger: silent, ...options });

export const bot = client(facts.token);

export { assert };
