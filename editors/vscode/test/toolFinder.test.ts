import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { findTool, type Surroundings } from '../src/tool/toolFinder';
import { TemporaryDirectory } from './workspace';

const manifest = JSON.stringify({ version: 1, isRoot: true, tools: { 'a11.tool': { version: '1.0.0', commands: ['dotnet-a11'] } } });
const isWindows = process.platform === 'win32';

/** A repository below `repo`, programs below `bin`, and a home below `home`. */
function arrange(context: TestContext, changes: Partial<Surroundings> = {}): { directory: TemporaryDirectory; surroundings: Surroundings } {
    const directory = new TemporaryDirectory(context);
    const surroundings = {
        configuredPath: '',
        folders: [directory.at('repo')],
        isTrusted: true,
        environment: { PATH: directory.at('bin') },
        platform: process.platform,
        home: directory.at('home'),
        ...changes,
    };
    return { directory, surroundings };
}

describe('The tool', () => {
    it('is what the setting names, before anything else', async context => {
        const { directory, surroundings } = arrange(context);
        directory.write('repo/.config/dotnet-tools.json', manifest);
        directory.writeProgram('bin/dotnet');
        const program = directory.writeProgram('own/a11');

        assert.deepEqual(await findTool({ ...surroundings, configuredPath: program }), {
            kind: 'found',
            tool: { program, args: [], directory: directory.at('repo'), origin: 'setting' },
        });
    });

    it('may be named from the home directory or from the first folder', async context => {
        const { directory, surroundings } = arrange(context);
        const suffix = isWindows ? '.exe' : '';
        for (const [configuredPath, program] of [[`~/tools/a11${suffix}`, directory.writeProgram('home/tools/a11')], [`tools/a11${suffix}`, directory.writeProgram('repo/tools/a11')]] as const) {
            const search = await findTool({ ...surroundings, configuredPath });
            assert.equal(search.kind === 'found' ? path.normalize(search.tool.program) : search.kind, program);
        }
    });

    it('is started by dotnet where the setting names a library', async context => {
        const { directory, surroundings } = arrange(context);
        const dotnet = directory.writeProgram('bin/dotnet');
        const library = directory.write('own/dotnet-a11.dll', '');

        assert.deepEqual(await findTool({ ...surroundings, configuredPath: library }), {
            kind: 'found',
            tool: { program: dotnet, args: [library], directory: directory.at('repo'), origin: 'setting' },
        });
    });

    it('is not looked for elsewhere where the setting is wrong', async context => {
        const { directory, surroundings } = arrange(context);
        directory.writeProgram('bin/dotnet-a11');

        assert.deepEqual(await findTool({ ...surroundings, configuredPath: directory.at('none') }), { kind: 'wrongPath', path: directory.at('none') });
        assert.deepEqual(await findTool({ ...surroundings, configuredPath: directory.at('bin') }), { kind: 'wrongPath', path: directory.at('bin') });
    });

    it('is the local one of a folder, before the one on PATH', async context => {
        const { directory, surroundings } = arrange(context);
        directory.write('repo/.config/dotnet-tools.json', manifest);
        const dotnet = directory.writeProgram('bin/dotnet');
        directory.writeProgram('bin/dotnet-a11');

        assert.deepEqual(await findTool({ ...surroundings, folders: [directory.at('other'), directory.at('repo')] }), {
            kind: 'found',
            tool: { program: dotnet, args: ['a11'], directory: directory.at('repo'), origin: 'manifest' },
        });
    });

    it('is not a local one of a workspace that nobody trusts', async context => {
        const { directory, surroundings } = arrange(context, { isTrusted: false });
        directory.write('repo/.config/dotnet-tools.json', manifest);
        directory.writeProgram('bin/dotnet');

        assert.deepEqual(await findTool(surroundings), { kind: 'missing' });

        const program = directory.writeProgram('bin/a11');
        const search = await findTool(surroundings);
        assert.equal(search.kind === 'found' ? search.tool.program : search.kind, program);
    });

    it('says where dotnet is missing, and finds it by DOTNET_ROOT', async context => {
        const { directory, surroundings } = arrange(context);
        const file = directory.write('repo/.config/dotnet-tools.json', manifest);
        assert.deepEqual(await findTool(surroundings), { kind: 'noDotnet', neededBy: file });

        const dotnet = directory.writeProgram('sdk/dotnet');
        const search = await findTool({ ...surroundings, environment: { ...surroundings.environment, DOTNET_ROOT: directory.at('sdk') } });
        assert.equal(search.kind === 'found' ? search.tool.program : search.kind, dotnet);
    });

    it('is dotnet-a11 on PATH before a11', async context => {
        const { directory, surroundings } = arrange(context);
        const short = directory.writeProgram('bin/a11');
        assert.deepEqual(await findTool(surroundings), { kind: 'found', tool: { program: short, args: [], directory: directory.at('repo'), origin: 'path' } });

        const long = directory.writeProgram('bin/dotnet-a11');
        const search = await findTool(surroundings);
        assert.equal(search.kind === 'found' ? search.tool.program : search.kind, long);
    });

    it('is never found by a relative entry of PATH', async context => {
        const { directory, surroundings } = arrange(context);
        directory.writeProgram('bin/a11');
        const relative = path.relative(process.cwd(), directory.at('bin'));

        assert.deepEqual(await findTool({ ...surroundings, environment: { PATH: ['.', relative, ''].join(path.delimiter) } }), { kind: 'missing' });
    });

    it('is no file that can not be started', { skip: isWindows }, async context => {
        const { directory, surroundings } = arrange(context);
        chmodSync(directory.writeProgram('bin/dotnet-a11'), 0o644);
        directory.write('bin/a11/readme.txt', 'a directory');

        assert.deepEqual(await findTool(surroundings), { kind: 'missing' });
    });

    it('is found by any spelling of PATH on Windows, as a program only', async context => {
        const { directory, surroundings } = arrange(context, { platform: 'win32', environment: {} });
        directory.write('bin/dotnet-a11.cmd', '');
        const environment = { Path: directory.at('bin') };
        assert.deepEqual(await findTool({ ...surroundings, environment }), { kind: 'missing' });

        const program = directory.write('bin/dotnet-a11.exe', '');
        const search = await findTool({ ...surroundings, environment });
        assert.equal(search.kind === 'found' ? search.tool.program : search.kind, program);
    });

    it("is the user's own tool where PATH lacks the SDK's directory of tools", async context => {
        const { directory, surroundings } = arrange(context);
        const program = directory.writeProgram('home/.dotnet/tools/dotnet-a11');
        assert.deepEqual(await findTool(surroundings), { kind: 'found', tool: { program, args: [], directory: directory.at('repo'), origin: 'userTools' } });

        const moved = directory.writeProgram('cli/.dotnet/tools/dotnet-a11');
        const search = await findTool({ ...surroundings, environment: { DOTNET_CLI_HOME: directory.at('cli') } });
        assert.equal(search.kind === 'found' ? search.tool.program : search.kind, moved);
    });

    it('is started in the home directory where no folder is open', async context => {
        const { directory, surroundings } = arrange(context, { folders: [] });
        directory.writeProgram('bin/a11');

        const search = await findTool(surroundings);
        assert.equal(search.kind === 'found' ? search.tool.directory : search.kind, directory.at('home'));
    });
});
