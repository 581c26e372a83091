/**
 * The report's style sheet: nothing is loaded, colours follow the reader's system; what a colour says is said in words or shape too. A shade at the edge of a
 * table says that it goes on there.
 */
export const reportStyle = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#ffffff;--ink:#1b2330;--soft:#566072;--line:#dfe3e9;--track:#e9ecf1;--shade:#1b233040;--link:#1a56b0;--no:#a3211a;--yes:#17633a;--note-back:#fff4d9;--note:#6d4a00;--left:#7d93b8;--matched:#5fae80;--missing:#4b4f9e;--duplicate:#d08a1d;--wrong:#c8402f;--aside:#b4bcc8;--browser:#1f6fd0;--server:#c2571a;--heat-1:#fdeceb;--heat-2:#f8c9c4;--heat-3:#ee9089;--heat-4:#c9453b;--heat-5:#8e1f18;--on-light:#1b2330;--on-dark:#ffffff}
@media (prefers-color-scheme:dark){:root{--page:#0f141a;--card:#1a212b;--ink:#e9edf3;--soft:#a9b3c1;--line:#303a47;--track:#263040;--shade:#000000b0;--link:#8ab8ff;--no:#ffb3ab;--yes:#93deae;--note-back:#3d3013;--note:#f6d48a;--left:#5f7698;--matched:#4f9a6f;--missing:#9aa0f0;--duplicate:#e0a548;--wrong:#ee7367;--aside:#667286;--browser:#6fb0ff;--server:#f39a5c;--heat-1:#3a2321;--heat-2:#5a2a26;--heat-3:#853430;--heat-4:#f08a80;--heat-5:#ffc1ba;--on-light:#ffffff;--on-dark:#1b1210}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
header,main,footer,nav{max-width:64rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
h1{font-size:2rem;line-height:1.2;margin:0}
h2{font-size:1.2rem;margin:0 0 .35rem}
h3{font-size:1rem;margin:.7rem 0 .1rem}
p{margin:.25rem 0}
a{color:var(--link)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:.75rem 0 0;padding:0}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static}
.soft{color:var(--soft)}
.answer{font-size:1.3rem;font-weight:600;margin:.5rem 0 0}
.answer.no{color:var(--no)}.answer.yes{color:var(--yes)}
.answers{list-style:none;padding:0;margin:.35rem 0}.answers li{padding:.5rem 0;border-top:1px solid var(--line)}.answers li:first-child{border-top:0}
.state{display:inline-block;min-width:8.5rem;font-weight:600}.state.no{color:var(--no)}.state.open{color:var(--note)}.state.yes{color:var(--yes)}
.note{display:inline-block;color:var(--note);background:var(--note-back);border-radius:6px;padding:.15rem .6rem;margin-top:.35rem}
section{background:var(--card);border:1px solid var(--line);border-radius:14px;margin:1.25rem 0;padding:1.1rem 1.25rem}
.chart{display:block;overflow:visible;margin:.75rem 0}
.chart text{fill:var(--ink);font-size:14px}
.chart .tick{fill:var(--soft);font-size:12.5px;paint-order:stroke;stroke:var(--card);stroke-width:3px}
.chart .label{font-weight:600}
.chart .loss.bad{fill:var(--no)}.chart .loss.aside{fill:var(--soft)}
.chart .strong{font-weight:700;font-size:15px}
.grid{stroke:var(--line)}.begin{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 3}.agree{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:5 4}
.track{fill:var(--track)}
.left{fill:var(--left)}.matched{fill:var(--matched)}.missing{fill:var(--missing)}.duplicate{fill:var(--duplicate)}.wrong{fill:var(--wrong)}.aside{fill:var(--aside)}
.browser{fill:var(--browser);fill-opacity:.75}.server{fill:var(--server);fill-opacity:.75}
.agreeing{fill:var(--matched);fill-opacity:.6}
.heat-1{fill:var(--heat-1)}.heat-2{fill:var(--heat-2)}.heat-3{fill:var(--heat-3)}.heat-4{fill:var(--heat-4)}.heat-5{fill:var(--heat-5)}
.chart .on-heat-1,.chart .on-heat-2,.chart .on-heat-3{fill:var(--on-light)}.chart .on-heat-4,.chart .on-heat-5{fill:var(--on-dark)}
.legend{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;list-style:none;padding:0;margin:.35rem 0 0;font-size:.9rem;color:var(--soft)}
.legend svg{vertical-align:-2px}
details{margin:.35rem 0 0}
summary{cursor:pointer;color:var(--link);padding:.15rem 0}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.scroll.long{max-height:32rem}
.scroll{overflow:auto;margin:.5rem 0 0;background:linear-gradient(to right,var(--card) 1.2rem,transparent) 0 0/2.4rem 100% local,linear-gradient(to left,var(--card) 1.2rem,transparent) 100% 0/2.4rem 100% local,linear-gradient(to right,var(--shade),transparent) 0 0/.8rem 100% scroll,linear-gradient(to left,var(--shade),transparent) 100% 0/.8rem 100% scroll;background-repeat:no-repeat}
table{border-collapse:collapse;width:100%;font-size:.95rem;overflow-wrap:normal}
th,td{min-width:5rem;text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-top:1px solid var(--line)}
thead th{font-size:.82rem;color:var(--soft);border-top:0;white-space:nowrap}
tbody th{font-weight:600}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
ul{margin:.25rem 0;padding-left:1.2rem}
pre{margin:.4rem 0 .8rem;padding:.6rem .8rem;background:var(--track);border-radius:8px}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
footer{padding-bottom:2.5rem;font-size:.9rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:40rem){.state{display:block}header{padding-top:1.25rem}h1{font-size:1.6rem}section{padding:.9rem 1rem;border-radius:10px}header,main,footer,nav{padding-left:.85rem;padding-right:.85rem}.chart text{font-size:13px}.chart .tick{font-size:11.5px}}
@media print{body{background:#fff}section{break-inside:avoid}.scroll.long{max-height:none}}
`.trim();
