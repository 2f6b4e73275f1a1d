/** Of the reference pages. */
export const style = `:root { color-scheme: light dark; --line: light-dark(#d9d5cc, #30363d); --quiet: light-dark(#5c5a55, #a5adb6); --accent: light-dark(#0d5c4d, #7bd8bd); --card: light-dark(#fff, #161b22) }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f7f5f0, #101418); color: light-dark(#1c1b19, #e6e9ed); display: grid; grid-template-columns: 20rem minmax(0, 1fr) }
a { color: var(--accent) }
nav { position: sticky; top: 0; height: 100dvh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: .875rem }
nav h2 { font-size: 1rem; margin: 1rem 0 .25rem }
nav ul { list-style: none; margin: 0; padding: 0 }
nav li { overflow-wrap: anywhere; padding: .125rem 0 }
main { padding: 1rem 2rem 4rem; max-width: 70rem }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere }
.operation { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: .5rem 1rem; scroll-margin-top: 1rem }
summary { cursor: pointer }
.method { font: 700 .8rem ui-monospace, monospace; color: var(--accent) }
.access, .type, small, em { color: var(--quiet); font-size: .85rem; font-weight: 400 }
.members { margin: .25rem 0; padding-left: 1.25rem }
h3 { font-size: 1rem; margin: 1rem 0 .25rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
tr:target, details:target { outline: 2px solid var(--accent) }
@media (width < 50rem) { body { display: block } nav { position: static; height: auto; max-height: 40dvh; border-right: 0; border-bottom: 1px solid var(--line) } main { padding: 1rem } }
`;
