import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boundaryArguments, explainArguments, isTaskCommand, reportsFindings, runArguments, taskCommands } from '../src/commandLines';
import { countFindings, type Finding } from '../src/findings';
import { describeMissingTool, describeUnusableTool } from '../src/installation';
import { isRuleId, parseRules } from '../src/rules';
import { statusText } from '../src/status';
import { parseTaskFile } from '../src/taskFile';
import type { ToolCommand, ToolOrigin } from '../src/tool/toolCommand';

const none = { errors: 0, warnings: 0 };

function finding(severity: number, line = 0, code: Finding['code'] = 'AXD3006', source = 'a11'): Finding {
    return { severity, code, source, range: { start: { line, character: 0 } } };
}

function tool(origin: ToolOrigin): ToolCommand {
    return { program: '/usr/bin/a11', args: [], directory: '/repo', origin };
}

describe('The count', () => {
    it("takes A11's errors and warnings of all files", () => {
        const counts = countFindings([
            ['a', [finding(0), finding(0, 1), finding(1, 2), finding(2, 3), finding(3, 4)]],
            ['b', [finding(0), finding(0, 1, 'E1', 'other')]],
        ]);
        assert.deepEqual(counts, { errors: 3, warnings: 1 });
    });

    it('takes what is reported twice once', () => {
        const linked = finding(1, 2, { value: 'AXD3006' });
        assert.deepEqual(countFindings([['a', [finding(1, 2), linked, finding(1, 2, 'AXD3007')]]]), { errors: 0, warnings: 2 });
        assert.deepEqual(countFindings([['a', [linked]], ['a', [finding(1, 2)]]]), { errors: 0, warnings: 1 });
    });
});

describe('The status', () => {
    it('shows the numbers and leads to the problems', () => {
        const status = statusText({ kind: 'running', version: '1.2.3' }, { errors: 1, warnings: 2 });
        assert.equal(status.text, 'A11 $(error) 1 $(warning) 2');
        assert.equal(status.tooltip, 'A11 1.2.3: 1 error, 2 warnings');
        assert.equal(status.label, 'A11: 1 error, 2 warnings');
        assert.equal(status.command, 'workbench.actions.view.problems');
    });

    it('says where there is nothing', () => {
        assert.equal(statusText({ kind: 'running', version: '1.2.3' }, none).text, '$(check) A11');
    });

    it('tells the states apart, and what a click does', () => {
        assert.equal(statusText({ kind: 'starting' }, none).text, '$(loading~spin) A11');
        assert.equal(statusText({ kind: 'stopped' }, none).command, 'a11.restartServer');
        assert.deepEqual([statusText({ kind: 'notInstalled' }, none).command, statusText({ kind: 'notInstalled' }, none).highlight], ['a11.restartServer', 'warning']);
        const failed = statusText({ kind: 'failed', reason: 'no reason' }, { errors: 3, warnings: 0 });
        assert.deepEqual([failed.text, failed.command, failed.highlight], ['$(error) A11', 'a11.showOutput', 'error']);
        assert.match(failed.tooltip, /no reason/u);
    });
});

describe('A command line', () => {
    it('holds what was chosen, and no option that was not', () => {
        assert.deepEqual(boundaryArguments({ kind: 'staged' }), ['--staged']);
        assert.deepEqual(boundaryArguments({ kind: 'base', revision: '--exempt' }), ['--base=--exempt']);
        assert.deepEqual(runArguments(undefined), []);
        assert.deepEqual(runArguments('--json'), ['--', '--json']);
        assert.deepEqual(explainArguments('AXD3006'), ['explain', '--', 'AXD3006']);
    });

    it('is one of the commands that tasks may run', () => {
        assert.equal(isTaskCommand('check'), true);
        for (const other of ['lsp', 'Check', '', undefined, 1]) {
            assert.equal(isTaskCommand(other), false);
        }
    });
});

describe('The problem matcher', () => {
    it('reads what reports findings, and leaves those alone elsewhere', () => {
        assert.deepEqual(taskCommands.filter(reportsFindings), ['check', 'fix', 'boundary']);
    });
});

describe('A task file', () => {
    it('holds a task or several', () => {
        const first = { task_id: 'T001', title: 'Add CI', acceptance_criteria: [] };
        assert.deepEqual(parseTaskFile(JSON.stringify(first)), { tasks: [{ id: 'T001', title: 'Add CI' }] });
        assert.deepEqual(parseTaskFile(`\uFEFF${JSON.stringify([first, { ...first, task_id: 'T002' }])}`), {
            tasks: [{ id: 'T001', title: 'Add CI' }, { id: 'T002', title: 'Add CI' }],
        });
    });

    it('that is wrong has a problem', () => {
        for (const text of ['', '{', '[]', '1', 'null', '{}', '{ "task_id": "T001" }', '{ "task_id": 1, "title": "Add CI" }', '{ "task_id": " ", "title": "Add CI" }', '[{ "task_id": "T001", "title": "Add CI" }, 2]']) {
            assert.ok('problem' in parseTaskFile(text), text);
        }
    });
});

describe('The rules', () => {
    it('are read from the list that the tool writes', () => {
        const rule = { id: 'AXD3006', name: 'untagged-base-image', title: 'Base images should have a tag', severity: 'error' };
        assert.deepEqual(parseRules(JSON.stringify({ version: 1, rules: [rule, { id: 'AXD3006' }, null] })), [rule]);
        for (const text of ['', '[]', '{}', '{ "rules": {} }']) {
            assert.deepEqual(parseRules(text), []);
        }
    });

    it('are known by their IDs', () => {
        assert.equal(isRuleId('AXD3006'), true);
        for (const other of ['axd3006', 'AXD30066', 'AXD306', 'DL3006', '--help', undefined, 3006]) {
            assert.equal(isRuleId(other), false);
        }
    });
});

describe('A problem with the tool', () => {
    const titles = (remedies: readonly { readonly title: string }[]): string[] => remedies.map(({ title }) => title);

    it('offers to install it, in a workspace that nobody trusts for the user only', () => {
        assert.deepEqual(titles(describeMissingTool({ kind: 'missing' }, true).remedies), ['Install in Repository', 'Install for Me', 'Open Settings']);
        assert.deepEqual(titles(describeMissingTool({ kind: 'missing' }, false).remedies), ['Install for Me', 'Open Settings', 'Try Again']);
    });

    it('names what is missing', () => {
        assert.match(describeMissingTool({ kind: 'wrongPath', path: '/no/a11' }, true).message, /a11\.path names \/no\/a11/u);
        assert.match(describeMissingTool({ kind: 'noDotnet', neededBy: '/repo/dotnet-tools.json' }, true).message, /\/repo\/dotnet-tools\.json needs “dotnet”/u);
    });

    it('updates an old one as it was installed', () => {
        const update = (origin: ToolOrigin): unknown => describeUnusableTool(tool(origin), { kind: 'tooOld', version: '0.1.0' }).remedies[0];
        assert.deepEqual(update('manifest'), { title: 'Update', kind: 'dotnet', args: ['tool', 'update', 'A11.Tool'] });
        assert.deepEqual(update('userTools'), { title: 'Update', kind: 'dotnet', args: ['tool', 'update', '--global', 'A11.Tool'] });
        assert.deepEqual(update('path'), { title: 'Open Settings', kind: 'settings' });
        assert.match(describeUnusableTool(tool('path'), { kind: 'tooOld', version: '0.1.0' }).message, /A11 0\.1\.0 \(\/usr\/bin\/a11\) has no language server/u);
    });

    it('restores a local one that does not start, and says why', () => {
        const problem = describeUnusableTool(tool('manifest'), { kind: 'unusable', reason: 'Run "dotnet tool restore".' });
        assert.deepEqual(problem.remedies[0], { title: 'Restore Tools', kind: 'dotnet', args: ['tool', 'restore'] });
        assert.equal(problem.message, 'A11 can\'t be started as dotnet a11: Run "dotnet tool restore".');
        assert.equal(describeUnusableTool(tool('path'), { kind: 'unusable', reason: 'x' }).remedies[0]?.kind, 'settings');
    });
});
