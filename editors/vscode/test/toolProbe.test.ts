import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeTool, parseVersion, probeTool, runTool } from '../src/tool/toolProbe';
import type { ToolCommand } from '../src/tool/toolCommand';
import { TemporaryDirectory } from './workspace';

const help = { exitCode: 0, output: 'Usage:\n  dotnet-a11 lsp [options]\n', error: '' };
const wholeHelp = { exitCode: 0, output: 'Commands:\n  check <paths>\n  help\n', error: '' };
const version = { exitCode: 0, output: '1.2.3+0123abc\n', error: '' };

/** A program of a few lines of JavaScript. */
function program(directory: TemporaryDirectory, script: string): ToolCommand {
    return { program: process.execPath, args: [directory.write('program.js', script)], directory: directory.path, origin: 'path' };
}

describe('A tool', () => {
    it('is ready where it knows the language server', () => {
        assert.deepEqual(judgeTool(version, help), { kind: 'ready', version: '1.2.3' });
    });

    it('is too old where it answers with the help of all commands, or not', () => {
        assert.deepEqual(judgeTool(version, wholeHelp), { kind: 'tooOld', version: '1.2.3' });
        assert.deepEqual(judgeTool(version, { exitCode: 2, output: '', error: 'There is no command “lsp”.' }), { kind: 'tooOld', version: '1.2.3' });
    });

    it('is unusable where it has no version', () => {
        assert.deepEqual(judgeTool({ exitCode: 1, output: '', error: '\nRun "dotnet tool restore".\nmore' }, help), { kind: 'unusable', reason: 'Run "dotnet tool restore".' });
        assert.deepEqual(judgeTool({ exitCode: 0, output: 'Another program', error: '' }, help), { kind: 'unusable', reason: 'Another program' });
        assert.deepEqual(judgeTool({ exitCode: 3, output: '', error: '' }, help), { kind: 'unusable', reason: 'It ended with exit code 3.' });
        assert.deepEqual(judgeTool({ exitCode: undefined, output: '', error: '' }, help), { kind: 'unusable', reason: 'It did not start.' });
    });

    it('has a version without its commit', () => {
        assert.equal(parseVersion('0.1.0+d51b07cf\r\n'), '0.1.0');
        assert.equal(parseVersion('1.0.0-beta.2+abc'), '1.0.0-beta.2');
        for (const text of ['', '1.0', 'v1.0.0', 'version 1.0.0', '1.0.0\nmore']) {
            assert.equal(parseVersion(text), undefined);
        }
    });

    it('is asked as a program', async context => {
        const script = `
            if (process.argv[2] === '--version') console.log('2.0.0+abc');
            else if (process.argv.slice(2).join(' ') === 'lsp --help') console.log('Usage:\\n  dotnet-a11 lsp [options]');
            else process.exit(2);`;
        assert.deepEqual(await probeTool(program(new TemporaryDirectory(context), script)), { kind: 'ready', version: '2.0.0' });
    });

    it('gets its arguments as they are, and no input', async context => {
        const tool = program(new TemporaryDirectory(context), 'process.stdin.resume().on("end", () => { console.log(JSON.stringify([process.argv.slice(2), process.cwd()])); process.exit(4); })');
        assert.deepEqual(await runTool(tool, ['run', '--', '$(touch x) "y" %PATH%']), { exitCode: 4, output: `${JSON.stringify([['run', '--', '$(touch x) "y" %PATH%'], tool.directory])}\n`, error: '' });
    });

    it('that is not there did not start', async context => {
        const directory = new TemporaryDirectory(context);
        const result = await runTool({ program: directory.at('none'), args: [], directory: directory.path, origin: 'path' }, ['--version']);
        assert.equal(result.exitCode, undefined);
        assert.match(result.error, /ENOENT/u);
    });
});
