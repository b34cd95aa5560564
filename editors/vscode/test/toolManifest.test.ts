import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findToolManifest, parseToolManifest } from '../src/tool/toolManifest';
import { TemporaryDirectory } from './workspace';

const named = '{ "version": 1, "tools": { "a11.tool": { "version": "1.0.0", "commands": ["dotnet-a11"] } } }';
const other = '{ "version": 1, "tools": { "dotnet-ef": { "version": "9.0.0", "commands": ["dotnet-ef"] } } }';

describe('A local tool manifest', () => {
    it('names the tool by its package and command', () => {
        assert.equal(parseToolManifest(named).hasTool, true);
        assert.equal(parseToolManifest(`\uFEFF${named}`).hasTool, true);
        assert.equal(parseToolManifest(named.replace('a11.tool', 'A11.Tool')).hasTool, true);
        assert.equal(parseToolManifest(other).hasTool, false);
        assert.equal(parseToolManifest(named.replace('["dotnet-a11"]', '["other"]')).hasTool, false);
    });

    it('that is something else says nothing', () => {
        for (const text of [undefined, '', 'no JSON', 'null', '[]', '{}', '{ "tools": [] }', '{ "tools": { "a11.tool": null } }', '{ "tools": { "a11.tool": { "commands": "dotnet-a11" } } }']) {
            assert.deepEqual(parseToolManifest(text), { hasTool: false, isRoot: false });
        }
    });

    it('is found at or above a directory, in both places', async context => {
        const directory = new TemporaryDirectory(context);
        directory.write('repo/src/deep/file', '');
        const below = directory.write('repo/src/dotnet-tools.json', named);
        assert.equal(await findToolManifest(directory.at('repo/src/deep')), below);

        const above = directory.write('repo/.config/dotnet-tools.json', named);
        assert.equal(await findToolManifest(directory.at('repo')), above);
        assert.equal(await findToolManifest(directory.at('repo/src/deep')), below);
    });

    it('without the tool does not hide one above, unless it is the root', async context => {
        const directory = new TemporaryDirectory(context);
        const above = directory.write('.config/dotnet-tools.json', named);
        directory.write('repo/.config/dotnet-tools.json', other);
        assert.equal(await findToolManifest(directory.at('repo')), above);

        directory.write('repo/.config/dotnet-tools.json', other.replace('"version": 1', '"isRoot": true'));
        assert.equal(await findToolManifest(directory.at('repo')), undefined);
    });
});
