export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The few pages the gateway draws itself, where the console is not there yet or cannot be. */
export const page = (title: string, body: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<title>${escaped(title)}</title>
<style>
body { font: 16px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #1f2329;
  background: #f5f6f8; margin: 0 }
main { max-width: 960px; margin: 0 auto; padding: 32px 20px }
h1 { font-size: 24px; margin: 0 0 8px } h2 { font-size: 17px; margin: 24px 0 8px }
small { color: #646a73; font-weight: 400 }
.users { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 12px }
button { font: inherit; text-align: left; background: #fff; border: 1px solid #d0d3d6; border-radius: 8px;
  padding: 12px 16px; cursor: pointer }
button b, button span { display: block } button span { font-size: 14px; color: #646a73 }
button:hover, button:focus-visible { border-color: #c7000b; outline: 2px solid #c7000b }
button.primary { background: #c7000b; color: #fff; border-color: #c7000b }
a { color: #c7000b } code { overflow-wrap: anywhere }
</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
