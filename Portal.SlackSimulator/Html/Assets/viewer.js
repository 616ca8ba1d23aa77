// Keeps the page as it is on the server: looks once a second, replaces only what changed.
(() => {
  'use strict';

  const body = document.body;
  const base = body.dataset.base;
  const byId = id => document.getElementById(id);
  const params = new URLSearchParams(location.search);
  const seenKey = 'slack-simulator.seen.' + location.pathname;
  let version = body.dataset.version;
  let timer = 0;

  // ---- times, in the reader's own zone
  const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
  const tokens = {
    date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
    date: { year: 'numeric', month: 'long', day: 'numeric' },
    date_short: { year: 'numeric', month: 'short', day: 'numeric' },
    date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
    date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
    date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
    date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
    time: { hour: '2-digit', minute: '2-digit' },
    time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
    ago: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  };

  function localise(root) {
    for (const time of root.querySelectorAll('time[data-clock]')) {
      time.textContent = clock.format(new Date(time.dateTime));
      time.title = new Date(time.dateTime).toLocaleString();
    }
    for (const time of root.querySelectorAll('time[data-format]')) {
      const date = new Date(time.dateTime);
      time.textContent = time.dataset.format.replace(/\{(\w+)\}/g, (whole, name) =>
        tokens[name] ? new Intl.DateTimeFormat(undefined, tokens[name]).format(date) : whole);
    }
  }

  // ---- unread
  function readSeen() {
    try { return JSON.parse(localStorage.getItem(seenKey)) ?? {}; } catch { return {}; }
  }

  function countUnread() {
    const seen = readSeen();
    let total = 0;
    for (const link of document.querySelectorAll('a[data-posted]')) {
      const id = link.dataset.channel;
      const posted = Number(link.dataset.posted);
      if (id === body.dataset.channel && !document.hidden) seen[id] = posted;
      const unread = Math.max(0, posted - Math.min(seen[id] ?? 0, posted));
      if ((seen[id] ?? 0) > posted) seen[id] = posted;
      total += unread;
      show(link.querySelector('.unread'), unread);
      link.classList.toggle('has-unread', unread > 0);
    }
    show(byId('unread-total'), total);
    try { localStorage.setItem(seenKey, JSON.stringify(seen)); } catch { /* private window: nothing is remembered */ }
  }

  function show(badge, count) {
    badge.hidden = count === 0;
    badge.textContent = count > 99 ? '99+' : String(count);
    badge.setAttribute('aria-label', count + ' unread');
    badge.setAttribute('role', 'img');
  }

  // ---- keyed lists: an element whose version is the same is left alone, with its focus and its open details
  function sync(list, html) {
    const fresh = document.createElement('template');
    fresh.innerHTML = html;
    const old = new Map([...list.children].map(item => [item.dataset.key, item]));
    let added = 0;
    let place = list.firstElementChild;
    for (const item of [...fresh.content.children]) {
      const known = old.get(item.dataset.key);
      old.delete(item.dataset.key);
      if (known && known.dataset.version === item.dataset.version) {
        if (known === place) place = place.nextElementSibling; else list.insertBefore(known, place);
        continue;
      }
      localise(item);
      if (known) {
        const hadFocus = known.contains(document.activeElement);
        if (known === place) place = place.nextElementSibling;
        known.replaceWith(item);
        if (hadFocus) item.querySelector('a, button, summary')?.focus();
      } else {
        list.insertBefore(item, place);
        item.classList.add('is-new');
        added++;
      }
    }
    for (const gone of old.values()) gone.remove();
    return added;
  }

  function atBottom() {
    return innerHeight + scrollY >= document.documentElement.scrollHeight - 120;
  }

  function toBottom() {
    // The newest message is at the bottom; the app's page begins at its top.
    if (!location.hash && !byId('tokens')) scrollTo(0, document.documentElement.scrollHeight);
  }

  function apply(parts) {
    const follow = atBottom();
    sync(byId('channels'), parts.channels);
    sync(byId('directs'), parts.directs);
    const added = sync(byId('messages'), parts.messages);
    sync(byId('armed'), parts.armed);
    if (byId('tokens')) sync(byId('tokens'), parts.tokens);
    const summary = document.querySelector('#faults > summary');
    summary.dataset.armed = parts.armedCount;
    summary.textContent = parts.armedCount === 0 ? 'No faults armed' : `⚠ ${parts.armedCount} ${parts.armedCount === 1 ? 'fault' : 'faults'} armed`;
    version = parts.version;
    countUnread();
    if (added > 0) {
      byId('announce').textContent = added === 1 ? '1 new message' : `${added} new messages`;
      if (follow) toBottom();
    }
  }

  async function look() {
    clearTimeout(timer);
    try {
      const query = new URLSearchParams(params);
      query.set('version', version);
      const answer = await fetch(`${base}/viewer/live?${query}`);
      body.classList.remove('is-offline');
      if (answer.status === 200) apply(await answer.json());
    } catch {
      body.classList.add('is-offline');
    }
    if (!document.hidden) timer = setTimeout(look, 1000);
  }

  // ---- what is asked of the simulator
  async function control(method, path, value, problem = byId('fault-problem')) {
    problem.textContent = '';
    try {
      const answer = await fetch(`${base}/control/${path}?workspace=${body.dataset.workspace}`, {
        method,
        headers: value ? { 'Content-Type': 'application/json' } : {},
        body: value ? JSON.stringify(value) : undefined,
      });
      if (!answer.ok) problem.textContent = (await answer.json()).detail ?? `HTTP ${answer.status}`;
    } catch {
      problem.textContent = 'The simulator does not answer.';
    }
    await look();
  }

  // ---- clicks: signed, sent to the app, ⚠ unless it says 200 within three seconds
  const refusals = {
    http_timeout: 'The app did not answer within 3 seconds.',
    connection_failed: 'The app could not be reached.',
    ssl_error: 'The app’s certificate was not accepted.',
  };

  async function press(button) {
    const message = button.closest('[data-ts]');
    const click = { channel: message.dataset.channelId, ts: message.dataset.ts, action_id: button.dataset.actionId };
    if (button.dataset.blockId) click.block_id = button.dataset.blockId;
    button.setAttribute('aria-busy', 'true');
    warn(button, await send(click));
    button.removeAttribute('aria-busy');
  }

  async function send(click) {
    try {
      const answer = await fetch(`${base}/control/click?workspace=${body.dataset.workspace}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(click) });
      const delivery = await answer.json();
      if (!answer.ok) return delivery.errors?.request_url?.[0] ?? delivery.detail;
      return delivery.accepted ? null : refusals[delivery.error] ?? `The app answered HTTP ${delivery.status}.`;
    } catch {
      return 'The simulator does not answer.';
    }
  }

  function warn(button, problem) {
    if (button.nextElementSibling?.matches('.click-warning')) button.nextElementSibling.remove();
    byId('announce').textContent = problem ? `⚠ ${problem}` : 'The app took the click.';
    if (!problem) return;
    const sign = document.createElement('span');
    sign.className = 'click-warning';
    sign.textContent = '⚠';
    sign.title = problem;
    sign.setAttribute('role', 'img');
    sign.setAttribute('aria-label', problem);
    button.after(sign);
  }

  // ---- faults
  byId('fault-form').addEventListener('submit', event => {
    event.preventDefault();
    const form = new FormData(event.target);
    const value = { target: form.get('target'), kind: form.get('kind') };
    if (form.get('count')) value.count = Number(form.get('count'));
    if (form.get('delayMs')) value.delayMs = Number(form.get('delayMs'));
    if (form.get('error')) value.error = form.get('error');
    control('POST', 'faults', value);
  });
  byId('fault-clear').addEventListener('click', () => control('DELETE', 'faults'));

  document.addEventListener('click', event => {
    const clear = event.target.closest('[data-clear]');
    if (clear) control('DELETE', 'faults/' + clear.dataset.clear);
    else if (!event.target.closest('#faults')) byId('faults').open = false;
    const revoke = event.target.closest('[data-revoke]');
    if (revoke) control('POST', `tokens/${revoke.dataset.revoke}/revoke`, undefined, byId('app-problem'));
    if (event.target.closest('#uninstall')) control('POST', 'uninstall', undefined, byId('app-problem'));
    // A link opens by itself; Slack tells the app of the click all the same.
    const button = event.target.closest('[data-action-id]');
    if (button) press(button);
  });

  // ---- keyboard
  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input, select, textarea');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      byId('drawer').open = true;
      byId('search').focus();
    } else if (event.key === 'Escape') {
      if (byId('faults').open) {
        byId('faults').open = false;
        document.querySelector('#faults > summary').focus();
      } else if (params.get('q')) {
        location.search = '';
      }
    }
  });

  // ---- narrow screens fold the conversations away
  const narrow = matchMedia('(max-width: 720px)');
  const fold = () => { byId('drawer').open = !narrow.matches; };
  narrow.addEventListener('change', fold);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { countUnread(); look(); } });

  fold();
  localise(document);
  countUnread();
  toBottom();
  timer = setTimeout(look, 1000);
})();
