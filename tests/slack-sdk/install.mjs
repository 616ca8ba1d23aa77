// @slack/oauth: a person installs the app, declines, comes back with a forged state.
import { createServer } from 'node:http';
import { InstallProvider } from '@slack/oauth';
import { assert, check, client, control, facts, logger, refusals, reset } from './harness.mjs';

const scopes = ['chat:write', 'users:read', 'incoming-webhook'];

export async function install() {
  const outcomes = [];
  const { server, origin } = await listen(outcomes);
  await journeys(origin, outcomes);
  await exchanges(`${origin}/slack/oauth/callback`);
  server.close();
  await reset();
}

async function listen(outcomes) {
  let provider;
  const options = redirectUri => ({ scopes, redirectUri, metadata: 'made by the check' });
  const server = createServer(async (request, response) => {
    const redirectUri = `http://${request.headers.host}/slack/oauth/callback`;
    if (request.url === '/slack/install') {
      await provider.handleInstallPath(request, response, {}, options(redirectUri));
    } else {
      await provider.handleCallback(request, response, {
        success: (installation, installOptions, _, answer) => { outcomes.push({ installation, installOptions }); answer.end('installed'); },
        failure: (problem, _, __, answer) => { outcomes.push({ problem }); answer.end('failed'); },
      }, options(redirectUri));
    }
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  provider = new InstallProvider({
    clientId: facts.clientId,
    clientSecret: facts.clientSecret,
    stateSecret: 'a secret of the check',
    authorizationUrl: facts.authorizeUrl,
    clientOptions: { slackApiUrl: facts.apiBaseUrl },
    directInstall: true,
    logger,
  });
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

async function begin(origin) {
  const answer = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
  return { authorize: answer.headers.get('location'), cookie: answer.headers.get('set-cookie').split(';')[0] };
}

async function decide(authorize, decision) {
  const answer = await fetch(authorize, { method: 'POST', body: new URLSearchParams({ decision, channel: facts.memberChannel }), redirect: 'manual' });
  assert.equal(answer.status, 302);
  return answer.headers.get('location');
}

async function journeys(origin, outcomes) {
  const last = () => outcomes.at(-1);
  await check('the SDK’s install link opens a page with Allow and Cancel', async () => {
    const page = await (await fetch((await begin(origin)).authorize)).text();
    assert.match(page, />Allow</);
    assert.match(page, />Cancel</);
    for (const scope of scopes) assert.ok(page.includes(`data-scope="${scope}"`), scope);
  });
  await check('Allow ends in an installation', async () => {
    const { authorize, cookie } = await begin(origin);
    const answer = await fetch(await decide(authorize, 'allow'), { headers: { cookie } });
    assert.equal(await answer.text(), 'installed', String(last()?.problem));
    const { installation, installOptions } = last();
    assert.match(installation.bot.token, /^xoxb-/);
    assert.deepEqual([...installation.bot.scopes].sort(), [...scopes].sort());
    assert.equal(installation.isEnterpriseInstall, false);
    assert.match(installation.team.id, /^T/);
    assert.match(installation.bot.id, /^B/);
    assert.equal(installOptions.metadata, 'made by the check');
  });
  await check('the new webhook posts', async () => {
    const answer = await fetch(last().installation.incomingWebhook.url, { method: 'POST', body: '{"text":"from the new webhook"}' });
    assert.deepEqual([answer.status, await answer.text()], [200, 'ok']);
  });
  await check('the new token may do what was asked for and nothing else', async () => {
    const installed = client(last().installation.bot.token);
    await installed.chat.postMessage({ channel: facts.memberChannel, text: 'installed' });
    await assert.rejects(installed.usergroups.list(), problem => problem.data.error === 'missing_scope');
  });
  await check('Cancel ends in access_denied', async () => {
    const { authorize, cookie } = await begin(origin);
    await fetch(await decide(authorize, 'cancel'), { headers: { cookie } });
    assert.equal(last().problem.code, 'slack_oauth_installer_authorization_error');
    assert.equal(last().installation, undefined);
  });
  await check('a state of another browser is refused by the SDK', async () => {
    const { authorize } = await begin(origin);
    await fetch(await decide(authorize, 'allow'), { headers: { cookie: 'slack-app-oauth-state=other' } });
    assert.equal(last().problem.code, 'slack_oauth_invalid_state');
  });
  await check('an install for the whole organization has no team', async () => {
    await control('app', { orgInstall: true });
    const { authorize, cookie } = await begin(origin);
    await fetch(await decide(authorize, 'allow'), { headers: { cookie } });
    assert.equal(last().installation.isEnterpriseInstall, true);
    assert.equal(last().installation.team, undefined);
    assert.match(last().installation.enterprise.id, /^E/);
    await control('app', { orgInstall: false });
  });
  await check('with token rotation the installation has an end and a refresh token', async () => {
    await control('app', { tokenRotation: true });
    const { authorize, cookie } = await begin(origin);
    await fetch(await decide(authorize, 'allow'), { headers: { cookie } });
    const { bot } = last().installation;
    assert.match(bot.refreshToken, /^xoxe-1-/);
    assert.ok(bot.expiresAt > Date.now() / 1000);
    const refreshed = await client().oauth.v2.access({ client_id: facts.clientId, client_secret: facts.clientSecret, grant_type: 'refresh_token', refresh_token: bot.refreshToken });
    assert.notEqual(refreshed.access_token, bot.token);
    assert.equal((await client(refreshed.access_token).auth.test()).ok, true);
    await control('app', { tokenRotation: false });
  });
}

async function exchanges(redirectUri) {
  const credentials = { client_id: facts.clientId, client_secret: facts.clientSecret };
  const code = async () => {
    const query = new URLSearchParams({ client_id: facts.clientId, scope: 'chat:write', redirect_uri: redirectUri, state: 's' });
    return new URL(await decide(`${facts.authorizeUrl}?${query}`, 'allow')).searchParams.get('code');
  };
  const access = args => client().oauth.v2.access({ ...credentials, redirect_uri: redirectUri, ...args });
  await check('a code can be exchanged once', async () => {
    const value = await code();
    assert.equal((await access({ code: value })).token_type, 'bot');
    await assert.rejects(access({ code: value }), problem => problem.data.error === 'code_already_used');
  });
  await refusals([
    ['a made up code', 'invalid_code', () => access({ code: 'made.up' })],
    ['another redirect_uri than before', 'bad_redirect_uri', async () => access({ code: await code(), redirect_uri: `${redirectUri}/x` })],
    ['an unknown client', 'invalid_client_id', async () => access({ code: await code(), client_id: '1.2' })],
    ['a wrong client secret', 'bad_client_secret', async () => access({ code: await code(), client_secret: 'x' })],
    ['an unknown grant', 'invalid_grant_type', () => access({ code: 'x', grant_type: 'password' })],
    ['a made up refresh token', 'invalid_refresh_token', () => access({ grant_type: 'refresh_token', refresh_token: 'xoxe-1-x' })],
  ]);
  await check('oauth.v2.exchange turns a long-lived token into a rotating one', async () => {
    const { access_token: token } = await access({ code: await code() });
    const fresh = await client().oauth.v2.exchange({ ...credentials, token });
    assert.match(fresh.refresh_token, /^xoxe-1-/);
  });
}
