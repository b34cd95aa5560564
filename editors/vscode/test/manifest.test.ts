import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import manifest from '../package.json';
import { taskCommands } from '../src/commandLines';
import { documentKinds } from '../src/documents';
import { statusText, type ServerState } from '../src/status';

const none = { errors: 0, warnings: 0 };
const states: readonly ServerState[] = [{ kind: 'starting' }, { kind: 'running', version: '1.0.0' }, { kind: 'stopped' }, { kind: 'notInstalled' }, { kind: 'failed', reason: '' }];

describe('The manifest', () => {
    it('has the commands that the status bar leads to', () => {
        const contributed = manifest.contributes.commands.map(({ command }) => command);
        for (const { command } of states.map(state => statusText(state, none))) {
            assert.ok(command.startsWith('workbench.') || contributed.includes(command), command);
        }
    });

    it('offers the same task commands as the code', () => {
        const [definition] = manifest.contributes.taskDefinitions;
        assert.deepEqual(definition?.properties.command.enum, taskCommands);
    });

    it('activates in every language that the server is told of, and in no other', () => {
        const languages = documentKinds.flatMap(({ language }) => language ?? []);
        assert.deepEqual(manifest.activationEvents.filter(event => event.startsWith('onLanguage:')).sort(), languages.map(language => `onLanguage:${language}`).sort());
        assert.ok(!manifest.activationEvents.includes('*') && !manifest.activationEvents.includes('onStartupFinished'));
    });

    it('keeps the path that a workspace sets until it is trusted, and starts its tools by no command before', () => {
        assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
        assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ['a11.path']);
        const trusted = manifest.contributes.commands.filter(command => 'enablement' in command && command.enablement === 'isWorkspaceTrusted').map(({ command }) => command);
        assert.deepEqual(trusted.sort(), ['a11.checkBoundary', 'a11.checkRepository', 'a11.runTask']);
    });

    it('pins every package to one version', () => {
        for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
            assert.match(version, /^\d+\.\d+\.\d+$/u, name);
        }
    });
});
