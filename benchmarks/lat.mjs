import {openStore} from '@fieldnotes/store';import {ask,search} from '@fieldnotes/content';import {readFileSync} from 'node:fs';
const store=await openStore({dataDirectory:'/tmp/lab/qdata2',log:{debug(){},info(){},warn(){}}});
const qs=readFileSync('/work/shared/questions/majorio.dev.jsonl','utf8').trim().split('\n').map(l=>JSON.parse(l));
const now=new Date();for(const q of qs)await ask({text:q.question,now,timeZone:'UTC'},store.passages);
const T=[];const c0=process.cpuUsage();for(let r=0;r<3;r++)for(const q of qs)T.push((await ask({text:q.question,now,timeZone:'UTC'},store.passages)).timings);
const c=process.cpuUsage(c0);const med=(k,p=.5)=>{const a=T.map(t=>t[k]).sort((x,y)=>x-y);return a[Math.floor(a.length*p)].toFixed(1)};
for(const k of Object.keys(T[0]))console.log(k,med(k),med(k,.95));console.log('cpu/q',((c.user+c.system)/1e3/T.length).toFixed(1));
for(const t of ['virtualisaton','what about virtualizaton?','glutserfs','postgres']){const a=await ask({text:t,now,timeZone:'UTC'},store.passages);console.log(t,a.found,JSON.stringify(a.interpreted.corrections))}
await store.close();
