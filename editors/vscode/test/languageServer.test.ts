import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
    createMessageConnection,
    DidChangeTextDocumentNotification,
    DidOpenTextDocumentNotification,
    ExitNotification,
    InitializedNotification,
    InitializeRequest,
    PublishDiagnosticsNotification,
    ShutdownRequest,
    StreamMessageReader,
    StreamMessageWriter,
    type Diagnostic,
    type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { countFindings, type Finding } from '../src/findings';
import { serverExecutable } from '../src/serverExecutable';
import { statusText } from '../src/status';
import type { ToolCommand } from '../src/tool/toolCommand';
import { probeTool } from '../src/tool/toolProbe';
import { TemporaryDirectory } from './workspace';

/** The tool that A11_TOOL names, as a program or a library, in place of the stand-in. */
function toolUnderTest(directory: string): ToolCommand {
    const file = process.env['A11_TOOL'];
    return file === undefined ? { program: process.execPath, args: [path.join(__dirname, 'fakeA11.js')], directory, origin: 'path' }
        : file.endsWith('.dll') ? { program: 'dotnet', args: [file], directory, origin: 'setting' }
            : { program: file, args: [], directory, origin: 'setting' };
}

/** A diagnostic of the protocol as the editor has it, whose severities count from 0. */
function toFinding({ severity = 1, code, source, range }: Diagnostic): Finding {
    return { severity: severity - 1, code, source, range };
}

describe('The language server', () => {
    it('is started over standard input and output, and its findings are counted', async context => {
        const directory = new TemporaryDirectory(context);
        const file = directory.write('Dockerfile', '');
        directory.write('a11.yml', '');
        const tool = toolUnderTest(directory.path);
        const probe = await probeTool(tool);
        assert.equal(probe.kind, 'ready');

        const { command, args, options } = serverExecutable(tool);
        const server = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
        const ended = once(server, 'exit');
        const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
        const uri = pathToFileURL(file).href;
        const untilErrors = (errors: number): Promise<PublishDiagnosticsParams> => new Promise(resolve => {
            connection.onNotification(PublishDiagnosticsNotification.type, published => {
                if (published.uri === uri && countFindings([[uri, published.diagnostics.map(toFinding)]]).errors === errors) {
                    resolve(published);
                }
            });
        });
        connection.listen();
        const root = pathToFileURL(directory.path).href;
        await connection.sendRequest(InitializeRequest.method, { processId: process.pid, rootUri: root, workspaceFolders: [{ uri: root, name: 'repository' }], capabilities: {} });
        await connection.sendNotification(InitializedNotification.type, {});

        const found = untilErrors(1);
        await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'dockerfile', version: 1, text: 'FROM debian\n' } });
        const { diagnostics } = await found;
        assert.deepEqual(diagnostics.filter(({ code }) => code === 'AXD3006').map(({ range, source }) => [range.start, source]), [[{ line: 0, character: 5 }, 'a11']]);
        assert.match(statusText({ kind: 'running', version: '1.0.0' }, countFindings([[uri, diagnostics.map(toFinding)]])).text, /^A11 \$\(error\) 1 /u);

        const corrected = untilErrors(0);
        await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 2 }, contentChanges: [{ text: 'FROM debian:13.1\n' }] });
        await corrected;

        await connection.sendRequest(ShutdownRequest.type);
        await connection.sendNotification(ExitNotification.type);
        assert.deepEqual(await ended, [0, null]);
        connection.dispose();
    });
});
