/** Part of a document selector, as the protocol has it. */
export interface DocumentKind {
    readonly scheme: 'file';
    readonly language?: string;
    readonly pattern?: string;
}

/** Languages of the editor and of common extensions that A11 has rules for. Each file is still claimed, or not, by the server. */
const languages = ['dockerfile', 'dockercompose', 'github-actions-workflow', 'azure-pipelines', 'makefile', 'shellscript', 'yaml'];

/** Names of files whose language depends on settings and other extensions. */
const patterns = [
    '**/*.{yml,yaml}',
    '**/{Dockerfile,Containerfile}*',
    '**/*.{dockerfile,containerfile,Dockerfile,Containerfile}',
    '**/{Makefile,makefile,GNUmakefile}*',
    '**/*.{mk,mak,make}',
    '**/*.{sh,bash,ksh,dash,bats}',
    '**/{devcontainer,.devcontainer}.json',
    '**/CODEOWNERS',
];

/** The documents that the server is told of. Files on disk only: A11 reads what lies beside them. */
export const documentKinds: readonly DocumentKind[] = [
    ...languages.map(language => ({ scheme: 'file', language }) as const),
    ...patterns.map(pattern => ({ scheme: 'file', pattern }) as const),
];
