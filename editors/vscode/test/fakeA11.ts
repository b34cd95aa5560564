// A stand-in for A11 that tests start as a program: it has a version and a language server, which reports each image that has no tag.

import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import {
    DiagnosticSeverity,
    DidChangeTextDocumentNotification,
    DidOpenTextDocumentNotification,
    ExitNotification,
    InitializeRequest,
    PublishDiagnosticsNotification,
    ShutdownRequest,
    TextDocumentSyncKind,
    type Diagnostic,
} from 'vscode-languageserver-protocol';

const command = process.argv.slice(2).join(' ');
switch (command) {
    case '--version':
        console.log('9.8.7+0123456789abcdef');
        break;
    case 'lsp --help':
        console.log('Usage:\n  dotnet-a11 lsp [options]');
        break;
    case 'lsp':
        serve();
        break;
    default:
        console.error(`a11: There is no command “${command}”.`);
        process.exitCode = 2;
}

function serve(): void {
    const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
    const report = (uri: string, text: string): void => {
        void connection.sendNotification(PublishDiagnosticsNotification.type, { uri, diagnostics: findUntagged(text) });
    };
    connection.onRequest(InitializeRequest.method, () => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Full } }));
    connection.onNotification(DidOpenTextDocumentNotification.type, ({ textDocument }) => {
        report(textDocument.uri, textDocument.text);
    });
    connection.onNotification(DidChangeTextDocumentNotification.type, ({ textDocument, contentChanges }) => {
        report(textDocument.uri, contentChanges.at(-1)?.text ?? '');
    });
    connection.onRequest(ShutdownRequest.method, () => null);
    connection.onNotification(ExitNotification.type, () => {
        process.exit(0);
    });
    connection.listen();
}

function findUntagged(text: string): Diagnostic[] {
    return text.split('\n').flatMap((content, line) => {
        const image = /^FROM ([a-z]+)$/u.exec(content)?.[1];
        return image === undefined ? [] : [{
            range: { start: { line, character: 5 }, end: { line, character: content.length } },
            severity: DiagnosticSeverity.Error,
            code: 'AXD3006',
            source: 'a11',
            message: `The image ${image} has no tag.`,
        }];
    });
}
