'use strict';

const WORDS = {
  en: {
    title: 'Firstpass review',
    what: 'Frames that a plant was unsure of are looked at again here by a larger model. What it cannot settle waits for a person.',
    rulings: 'Rulings of the last 24 hours', cases: 'Open cases', serial: 'Serial', site: 'Site', outcome: 'Ruling', at: 'Decided', since: 'Waiting since',
    api: 'REST interface', none: 'None', away: 'The server cannot be reached; this page tries again.',
    CONFIRMED_DEFECT: 'Defect confirmed', NO_DEFECT: 'No defect', UNSETTLED: 'Unsettled',
  },
  zh: {
    title: 'Firstpass 复检',
    what: '工厂无法确定的图像由更大的模型在此复检；模型仍无法判定的，等待人工处理。',
    rulings: '最近 24 小时的判定', cases: '待处理案例', serial: '序列号', site: '工厂', outcome: '判定', at: '判定时间', since: '等待开始',
    api: 'REST 接口', none: '无', away: '无法连接服务器，页面将自动重试。',
    CONFIRMED_DEFECT: '确认缺陷', NO_DEFECT: '无缺陷', UNSETTLED: '未定',
  },
};
const language = navigator.language.startsWith('zh') ? 'zh' : 'en';
const words = WORDS[language];
const KEPT = 50;
let newest = [];
let after = '0';

document.documentElement.lang = language;
for (const element of document.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];

function fill(id, rows) {
  const body = document.querySelector(`#${id} tbody`);
  const shown = rows.length ? rows : [[words.none]];
  body.replaceChildren(...shown.map(cells => {
    const row = document.createElement('tr');
    for (const text of cells) row.insertCell().textContent = text;
    return row;
  }));
}

const time = instant => new Date(instant).toLocaleString(language);

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

// Pages through what is new; a page that is not full holds the end, and is asked for again next time.
async function readRulings() {
  const since = new Date(Date.now() - 86400000).toISOString();
  for (;;) {
    const page = await get(`/api/v1/rulings?since=${since}&after=${after}&limit=500`);
    if (page.next === null) return [...newest, ...page.rulings].slice(-KEPT);
    newest = [...newest, ...page.rulings].slice(-KEPT);
    after = page.next;
  }
}

async function refresh() {
  try {
    const [rulings, cases] = await Promise.all([readRulings(), get('/api/v1/cases?state=OPEN&limit=50')]);
    fill('rulings', rulings.reverse().map(r => [r.serial, r.site, words[r.outcome], time(r.decidedAt)]));
    fill('cases', cases.cases.map(c => [c.serial, c.site, time(c.openedAt)]));
    document.getElementById('state').textContent = '';
  } catch (failure) {
    document.getElementById('state').textContent = words.away;
  }
  setTimeout(refresh, 3000);
}

refresh();
