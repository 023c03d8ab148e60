import { describe, expect, test } from 'vitest';
import { htmlParts, isInlineInText } from '../../src/redact/markdown/html-parts.js';
import { escapeFor } from '../../src/redact/markdown/replace-visible.js';
import { redacted, redactor } from './support.js';

describe('running text', () => {
  test.each([
    ["Jo's plan", "Trainee B's plan"],
    ['Jo’s plan', 'Trainee B’s plan'],
    ["James' book and James's pen", "Pupil 6's book and Pupil 6's pen"],
    ['Jane Holloway, JANE HOLLOWAY, Janey and JH', 'Trainee A, Trainee A, Trainee A and Trainee A'],
    ['Miss Holloway and Mrs. Holloway', 'Trainee A and Trainee A'],
    ['José Núñez, Jose Nunez', 'Pupil 1, Pupil 1'],
    ['José Núñez'.normalize('NFD'), 'Pupil 1'],
    ["Anne-Marie O'Dowd, Anne Marie ODowd, Annemarie O’Dowd", 'Pupil 2, Pupil 2, Pupil 2'],
    ['Jo-led talk, but not Joan, Banjo or Jo-Ann', 'Trainee B-led talk, but not Joan, Banjo or Jo-Ann'],
    ['they will ask, and Will asks', 'they will ask, and Pupil 3 asks'],
    ['by the grace of it, Grace asked; and Grace Wing', 'by the grace of it, Pupil 4 asked; and Pupil 4'],
    ['Bobby and bobby', 'Pupil 5 and Pupil 5'],
    ['see evidence/jane-holloway.jpg', 'see evidence/trainee-a.jpg'],
    ['write to jane@school.sch.uk or 01632 960123', 'write to [e-mail] or [telephone]'],
    ['J.H. said, by J. H.', 'Trainee A said, by Trainee A.'],
    ['help Ja**ne** and Jane holloway', 'help Trainee A** and Trainee A'],
    ['JH1/JH2 and JH1.1 are codes, JH/2 is not', 'JH1/JH2 and JH1.1 are codes, trainee-a/2 is not'],
  ])('%s', (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  test('what the framework says keeps its words', () => {
    const words = 'A mentor with Grace and Will';
    expect(redactor.wording(words)).toBe(words);
    expect(redactor.wording('A mentor called Jo')).toBe('A mentor called Trainee B');
    expect(redactor.text(words)).toBe('A mentor with Pupil 4 and Pupil 3');
  });
});

test('HTML is cut into tags and what stands between them', () => {
  const cut = (html: string): string[] =>
    [...htmlParts(html, isInlineInText)].map(
      ({ from, to, kind, isInline }) => `${kind} ${isInline} ${html.slice(from, to)}`,
    );
  expect(cut('a<b>c</b><br><!-- d -->e')).toEqual([
    ...['text true a', 'tag true <b>', 'text true c', 'tag true </b>', 'tag false <br>', 'comment true <!-- d -->'],
    'text true e',
  ]);
  expect(cut('<br>')).toEqual(['tag false <br>']);
});

test('a pseudonym is written as the text around it has to be', () => {
  const written = (['markdown', 'html', 'code'] as const).map((syntax) => escapeFor(syntax, 'Trainee *A* <"b"> & c'));
  expect(written).toEqual([
    'Trainee \\*A\\* \\<"b"\\> \\& c',
    'Trainee *A* &lt;&quot;b&quot;> &amp; c',
    'Trainee *A* <"b"> & c',
  ]);
});

describe('Markdown', () => {
  test.each([
    ['**Jo** asks', '**Trainee B** asks'],
    ['**Jane** Holloway asks', '**Trainee A** asks'],
    ['met Jane **Holloway** today', 'met Trainee A today'],
    ['Jane **Holloway said** it', 'Trainee A **said** it'],
    ['Jane <em>Holloway</em> asks', 'Trainee A<em></em> asks'],
    ['J*an*e Holloway', 'Trainee A'],
    ['*see Jane* [Holloway](x.md) there', '*see Trainee A* there'],
    ['Jane\nHolloway', 'Trainee A'],
    ['> Jane\n> Holloway', '> Trainee A'],
    ['J&#111; and O\\_ and Anne\\-Marie', 'Trainee B and O\\_ and Pupil 2'],
    ['![Jo at the board](board.jpg "Jo\'s plan")', '![Trainee B at the board](<board.jpg> "Trainee B\'s plan")'],
    [
      '[a talk](https://example.org/jane-holloway?by=Jane%20Holloway "by Jo")',
      '[a talk](<https://example.org/trainee-a?by=trainee-a> "by Trainee B")',
    ],
    ['<https://example.org/jane>', '<https://example.org/trainee-a>'],
    ['[Jane][1]\n\n[1]: jane.md "Jane"', '[Trainee A][1]\n\n[1]: <trainee-a.md> "Trainee A"'],
    ['[Jane Holloway]\n\n[Jane Holloway]: x.md', '[Trainee A]\n\n[Trainee A]: <x.md>'],
    ['| Jo | Jane |\n|---|---|\n| Will | b |', '| Trainee B | Trainee A |\n|---|---|\n| Pupil 3 | b |'],
    ['<p title="Jo">Jane <b>Holloway</b></p>', '<p title="Trainee B">Trainee A<b></b></p>'],
    ['<td>Jo</td><td>Smithson</td>', '<td>Trainee B</td><td>Smithson</td>'],
    ['    Jo in code', '    Trainee B in code'],
    ['`Jo`', '`Trainee B`'],
    ['`Jane`x and **Jane**x', '`Trainee A`x and **Trainee A**x'],
    ['`Ja`ne and J`an`e', '`Trainee A` and Trainee A'],
    ['Ja<blink>ne</blink> and <center>Ja</center>ne', 'Trainee A<blink></blink> and <center>Trainee A</center>'],
    ['<span lang="jane" title="jane">x</span>', '<span lang="trainee-a" title="jane">x</span>'],
    ['[x](https://a.example/%zz/J%61ne)', '[x](<https://a.example/%25zz/trainee-a>)'],
    ['[x](https://a.example/J%2561ne)', '[x](<https://a.example/trainee-a>)'],
    ['[x](https://xn--jos-dma.example/)', '[x](<https://pupil-1.example/>)'],
    ['a[^jo]\n\n[^jo]: Jo', 'a[^trainee-b]\n\n[^trainee-b]: Trainee B'],
    ['mail jane@school.sch.uk now', 'mail \\[e-mail\\] now'],
    ['nothing to   change *here*\n\n* a\n+ b', 'nothing to   change *here*\n\n* a\n+ b'],
    ['Ja**ne**\n\n***\n\nJa**ne**<br>Holloway, Jo  \nand on', 'Trainee A\n\n***\n\nTrainee A<br>, Trainee B  \nand on'],
    ['*x* Jane **Holloway said**', '*x* Trainee A **said**'],
    ['Jane *Holloway*` said`', 'Trainee A` said`'],
    ['*see Jane **Holloway*** there', '*see Trainee A* there'],
    ['Jane [](x.md)Holloway, Jane **Holloway**[](x.md)', 'Trainee A, Trainee A[](x.md)'],
    [
      '[a talk][Jane Holloway] ![x][Jane Holloway]\n\n[Jane Holloway]: x.md',
      '[a talk][Trainee A] ![x][Trainee A]\n\n[Trainee A]: <x.md>',
    ],
    ['BanJo![Jo][r]\n\n[r]: r.png', 'BanJo![Trainee B][r]\n\n[r]: r.png'],
    ['So J`an`e', 'So Trainee A'],
    ['Ja~~ne~~ asks', 'Trainee A asks'],
    ['Zed, [x][Zed] ![y][Zed]\n\n[Zed]: x.md', 'Pupil\\_7, [x][Pupil_7] ![y][Pupil_7]\n\n[Pupil_7]: <x.md>'],
    ['met <Jane lang="jane">', 'met <Trainee A lang="jane">'],
    ['<a href="https://xn--jos-dma.example/">x</a>', '<a href="https://pupil-1.example/">x</a>'],
    ['`Jo\\_Ann`, <p>Jo\\_Ann</p>, Jo\\_Ann', '`Trainee B\\_Ann`, <p>trainee-b\\_Ann</p>, trainee-b\\_Ann'],
    ['met <Jane> Holloway', 'met <Trainee A'],
    ['<div>\n<Jane Holloway>\n</div>', '<div>\n<Trainee A>\n</div>'],
    [
      '<p>say lang="jane"</p><!-- lang="jane", Jo -->\n<p title="Jo">b</p>',
      '<p>say lang="jane"</p><!-- lang="jane", Trainee B -->\n<p title="Trainee B">b</p>',
    ],
    [
      'We met.\n\n<p title="a & b" lang="jane">a</p><!-- by Jo -->',
      'We met.\n\n<p title="a & b" lang="trainee-a">a</p><!-- by Trainee B -->',
    ],
    ['met <b title="Jo">x</b><!-- Jo -->', 'met <b title="Trainee B">x</b><!-- Trainee B -->'],
    [
      '<a href="https://a.example/J%61ne" title="&lt;Jo">x</a>',
      '<a href="https://a.example/trainee-a" title="&lt;Trainee B">x</a>',
    ],
    ['![Jo](a.jpg) ![x](jane.jpg) ![x](b.jpg) Jo', '![Trainee B](<a.jpg>) ![x](<trainee-a.jpg>) ![x](b.jpg) Trainee B'],
    [
      'Jo saw https://a.example/, <https://b.example/> and www.a.example/jane',
      'Trainee B saw https://a.example/, <https://b.example/> and www.a.example/trainee-a',
    ],
    ['Jo wrote to a_b@example.org and <a_b@school.sch.uk>', 'Trainee B wrote to a_b@example.org and \\[e-mail\\]'],
    ['[The Plan]\n\n[The Plan]: jane.md\n[x]: y.md', '[The Plan]\n\n[The Plan]: <trainee-a.md>\n[x]: y.md'],
    [
      'a[^The-Jo] and b[^x\\_y]\n\n[^The-Jo]: One\n\n[^x\\_y]: Two',
      'a[^The-trainee-b] and b[^x\\_y]\n\n[^The-trainee-b]: One\n\n[^x\\_y]: Two',
    ],
    ['[](jane.md)', '[](<trainee-a.md>)'],
    [
      '[x](<a plan.md> "by \\"Jo\\" \\\\o/") ![Will*x*](<a plan.md>)',
      '[x](<a%20plan.md> "by \\"Trainee B\\" \\\\o/") ![Will*x*](<a plan.md>)',
    ],
    ['a\\*Jo\\* \\Jo\\', 'a\\*Jo\\* \\Trainee B\\'],
    ['Jane Holloway\\\nJo', 'Trainee A\\\nTrainee B'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });
});
