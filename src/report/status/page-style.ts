/** The page's style sheet: nothing is loaded, colours follow the reader's system, rows become cards on a narrow screen. */
export const pageStyle = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#ffffff;--ink:#1b2330;--soft:#566072;--line:#dfe3e9;--no:#a3211a;--no-back:#fdeceb;--no-bar:#cf3d34;--yes:#17633a;--yes-back:#e4f4ea;--yes-bar:#86c29c;--before:#c3c9d2;--link:#1a56b0;--note:#6d4a00;--note-back:#fff4d9}
@media (prefers-color-scheme:dark){:root{--page:#0f141a;--card:#1a212b;--ink:#e9edf3;--soft:#a9b3c1;--line:#303a47;--no:#ffb3ab;--no-back:#4b1714;--no-bar:#f0746a;--yes:#93deae;--yes-back:#143622;--yes-bar:#3f7d58;--before:#465160;--link:#8ab8ff;--note:#f6d48a;--note-back:#3d3013}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
h1{font-size:2rem;line-height:1.2;margin:0}
h2{font-size:1.2rem;margin:0}
h3{font-size:.85rem;margin:.75rem 0 .15rem;color:var(--soft)}
p{margin:.25rem 0}
a{color:var(--link)}
.soft{color:var(--soft)}
.answer{font-size:1.2rem;font-weight:600;margin:.5rem 0 0}
.store{background:var(--card);border:1px solid var(--line);border-radius:14px;margin:1.5rem 0;overflow:hidden}
.store>div{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;justify-content:space-between;padding:1rem 1.25rem}
.domain{font-weight:400;color:var(--soft)}
table{width:100%;border-collapse:collapse;table-layout:fixed}
.answer-column{width:8.75rem}.decision-column{width:38%}.days-column{width:12.5rem}
th,td{text-align:left;vertical-align:top;padding:.9rem 1.25rem;border-top:1px solid var(--line)}
thead th{font-size:.8rem;font-weight:600;color:var(--soft);padding-top:.4rem;padding-bottom:.4rem;white-space:nowrap}
tbody th{font-weight:600}
tbody th p{font-weight:400}
.mark{display:inline-block;min-width:4.6rem;text-align:center;border-radius:999px;padding:.2rem .9rem;font-weight:700;font-size:1.05rem;white-space:nowrap}
.no{color:var(--no);background:var(--no-back)}
.yes{color:var(--yes);background:var(--yes-back)}
.instead{font-weight:600}
.leave-out{display:inline-block;color:var(--note);background:var(--note-back);border-radius:6px;padding:.1rem .5rem;margin-top:.35rem;font-size:.9rem;font-weight:400}
details{font-size:.95rem}
summary{cursor:pointer;color:var(--link);padding:.15rem 0}
li{margin:.15rem 0}
summary:focus-visible,a:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
ul,ol{margin:0;padding-left:1.2rem}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.strip{display:block}
.strip .paused{fill:var(--no-bar)}.strip .usable{fill:var(--yes-bar)}.strip .before{fill:var(--before)}
.days{font-size:.85rem;color:var(--soft)}
.more td{border-top:0;padding-top:0}
.parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 2rem;padding-bottom:.35rem}
.fastest{background:var(--card);border:1px solid var(--line);border-left:6px solid var(--yes-bar);border-radius:10px;padding:.8rem 1.25rem;margin:1.5rem 0}
.warning{border-left-color:var(--no-bar)}
footer{padding-top:.5rem;padding-bottom:2.5rem;font-size:.9rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:60rem){
header{padding-top:1.25rem}
h1{font-size:1.6rem}
.store>div{padding:.9rem 1rem}
table,tbody{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{display:grid;grid-template-columns:auto 1fr;column-gap:.75rem;border-top:1px solid var(--line);padding:.9rem 1rem}
tbody th,td{border:0;padding:.15rem 0}
tbody th{padding-top:.35rem}
tr:has(+.more){padding-bottom:.25rem}
.more{border-top:0;padding-top:0}
td[data-label],td.days,.more td{grid-column:1/-1}
td:empty{display:none}
td[data-label]::before{content:attr(data-label);display:block;font-size:.8rem;font-weight:400;color:var(--soft)}
}
@media print{body{background:#fff}details::details-content{content-visibility:visible;block-size:auto}.store,.fastest{break-inside:avoid}}
`.trim();
