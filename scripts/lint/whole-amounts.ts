/** As much of a syntax tree as is looked at. */
interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}
interface Context {
  report(problem: { readonly node: Node; readonly message: string }): void;
}

const money = /(?:^m|M)inor$|^(?:amount|price)$/;
const rounding = /^(?:round|floor|ceil|trunc|fround)$/;
const toText = /^(?:toFixed|toPrecision)$/;
const passing = /^(?:min|max|abs)$/;
const arithmetic = /^[-+*/%]$|^\*\*$/;

const field = (node: Node, name: string): Node | undefined => node[name] as Node | undefined;
const list = (node: Node, name: string): readonly Node[] => (node[name] as readonly Node[] | undefined) ?? [];
const isNumber = (node: Node | undefined): boolean => node?.type === 'Literal' && typeof node['value'] === 'number';
const isFraction = (node: Node | undefined): boolean => isNumber(node) && !Number.isInteger(node?.['value']);

/** `amountMinor`, `line.priceMinor`: what a value is called last. */
function nameOf(node: Node | undefined): string {
  if (node?.type === 'Identifier') return String(node['name']);
  if (node?.type === 'MemberExpression' && node['computed'] !== true) return nameOf(field(node, 'property'));
  return '';
}
const isCallOf = (node: Node | undefined, name: RegExp, of?: string): boolean => {
  const callee = node?.type === 'CallExpression' ? field(node, 'callee') : undefined;
  return name.test(nameOf(callee)) && (of === undefined || (callee?.type === 'MemberExpression' && nameOf(field(callee, 'object')) === of));
};

/** Whether an expression is an amount: named like one, or worked out of one. What was made a `BigInt` is exact, whatever is done to it. */
function isMoney(node: Node | undefined): boolean {
  if (!node) return false;
  if (money.test(nameOf(node))) return true;
  const any = (...fields: readonly string[]): boolean => fields.some(name => isMoney(field(node, name)));
  if (node.type === 'BinaryExpression') return arithmetic.test(String(node['operator'])) && any('left', 'right');
  if (node.type === 'LogicalExpression') return any('left', 'right');
  if (node.type === 'ConditionalExpression') return any('consequent', 'alternate');
  if (node.type === 'UnaryExpression') return any('argument');
  if (node.type === 'CallExpression')
    return money.test(nameOf(field(node, 'callee'))) || (isCallOf(node, passing, 'Math') && list(node, 'arguments').some(isMoney));
  return ['TSNonNullExpression', 'TSAsExpression', 'ParenthesizedExpression', 'ChainExpression'].includes(node.type) && any('expression');
}

/** A number read from text, about to be moved by its decimals. */
const isReadNumber = (node: Node | undefined): boolean =>
  isCallOf(node, /^Number$/) || (node?.type === 'UnaryExpression' && node['operator'] === '+' && !isNumber(field(node, 'argument')));
const isPowerOfTen = (node: Node | undefined): boolean =>
  (isNumber(node) && node?.['value'] === 100) ||
  (node?.type === 'BinaryExpression' && node['operator'] === '**' && field(node, 'left')?.['value'] === 10);
const holdsFraction = (node: Node | undefined): boolean =>
  isFraction(node) ||
  (node?.type === 'BinaryExpression' &&
    (node['operator'] === '/' || holdsFraction(field(node, 'left')) || holdsFraction(field(node, 'right'))));

const says = {
  division: 'An amount is a whole number of minor units: share it out by `allocate` or `evenly`, take `shareOf` it, or divide a BigInt.',
  fraction:
    'An amount is a whole number of minor units, and so is all that is added to it or multiplied with it: take `shareOf` it, or calculate with a BigInt.',
  rounding: 'An amount is whole already: what has to be rounded was a fraction before, and money never is.',
  reading: 'Decimals are moved in the text, digit by digit: a number that was read has lost some of them.',
} as const;

function wrongIn({ left, right, operator }: { left: Node | undefined; right: Node | undefined; operator: string }): string | undefined {
  const isAmount = isMoney(left) || isMoney(right);
  if (operator === '/' && isAmount) return says.division;
  if (operator === '*' && isAmount && (holdsFraction(left) || holdsFraction(right))) return says.fraction;
  if ((operator === '+' || operator === '-') && isAmount && (isFraction(left) || isFraction(right))) return says.fraction;
  if (operator === '*' && ((isReadNumber(left) && isPowerOfTen(right)) || (isPowerOfTen(left) && isReadNumber(right)))) return says.reading;
  return undefined;
}

const wholeAmounts = {
  meta: { type: 'problem', docs: { description: 'Money is whole minor units: no arithmetic on it can make a fraction.' } },
  create(context: Context) {
    const check = (node: Node, message: string | undefined): void => {
      if (message !== undefined) context.report({ node, message });
    };
    const given = (node: Node, name: Node | undefined, value: Node | undefined): void =>
      check(node, money.test(nameOf(name)) && isFraction(value) ? says.fraction : undefined);
    return {
      BinaryExpression: (node: Node) =>
        check(node, wrongIn({ left: field(node, 'left'), right: field(node, 'right'), operator: String(node['operator']) })),
      AssignmentExpression(node: Node) {
        const [left, right, operator] = [field(node, 'left'), field(node, 'right'), String(node['operator']).slice(0, -1)];
        if (operator === '') given(node, left, right);
        else check(node, wrongIn({ left, right, operator }));
      },
      VariableDeclarator: (node: Node) => given(node, field(node, 'id'), field(node, 'init')),
      Property: (node: Node) => given(node, field(node, 'key'), field(node, 'value')),
      AssignmentPattern: (node: Node) => given(node, field(node, 'left'), field(node, 'right')),
      CallExpression(node: Node) {
        const callee = field(node, 'callee');
        if (/^parseFloat$/.test(nameOf(callee))) check(node, says.reading);
        if (isCallOf(node, rounding, 'Math') && list(node, 'arguments').some(isMoney)) check(node, says.rounding);
        if (isCallOf(node, toText) && callee?.type === 'MemberExpression' && isMoney(field(callee, 'object'))) check(node, says.rounding);
      },
    };
  },
};

/** Our own rules for the linter. */
export default { meta: { name: 'money' }, rules: { 'whole-amounts': wholeAmounts } };
