using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.LanguageServer.Connections;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Protocol;
using A11.LanguageServer.Repositories;

namespace A11.LanguageServer.Diagnostics;

/// <summary>
/// Checks documents as they change, and tells the client what is found: first what the rules find, then what ShellCheck finds, too, then what that changes in the other documents
/// that are open. A newer edit ends the check of an older one.
/// </summary>
/// <param name="connection">The client.</param>
/// <param name="options">How soon.</param>
internal sealed class DiagnosticPublisher(ClientConnection connection, LanguageServerOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CheckedDocument> _checked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<OpenRepository, ImmutableHashSet<string>> _faultySettings = new();

    /// <summary>What was last found in a document; null where that is not of this state of it.</summary>
    public CheckedDocument? Find(OpenDocument document) => _checked.TryGetValue(document.Uri, out var last) && ReferenceEquals(last.Text, document.Text) ? last : null;

    /// <summary>Checks a document that was opened or edited, and then the others of its repository.</summary>
    public void Check(OpenRepository repository, OpenDocument document) => Run(document.Uri, async token =>
    {
        await Task.Delay(options.Delay, token).ConfigureAwait(false);
        await CheckAsync(repository, document, token).ConfigureAwait(false);
        await Task.Delay(options.LongDelay, token).ConfigureAwait(false);
        foreach (var other in repository.Documents.Where(other => other.Path != document.Path))
        {
            await CheckAsync(repository, other, token).ConfigureAwait(false);
        }
    });

    /// <summary>Checks all open documents of a repository, as its files or settings changed.</summary>
    public void CheckAll(OpenRepository repository) => Run(repository.Root, async token =>
    {
        await Task.Delay(options.LongDelay, token).ConfigureAwait(false);
        foreach (var document in repository.Documents)
        {
            await CheckAsync(repository, document, token).ConfigureAwait(false);
        }
    });

    /// <summary>Takes back what was told of a document that was closed.</summary>
    public void Forget(OpenDocument document)
    {
        if (_running.TryRemove(document.Uri, out var running))
        {
            running.Cancel();
        }

        _ = _checked.TryRemove(document.Uri, out _);
        _ = PublishAsync(document.Uri, null, []);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var running in _running.Values)
        {
            running.Cancel();
        }
    }

    /// <summary>Runs something in place of what runs for the same document or repository.</summary>
    private void Run(string name, Func<CancellationToken, Task> run)
    {
        var source = new CancellationTokenSource();
        var token = source.Token;
        _ = _running.AddOrUpdate(name, source, (_, older) =>
        {
            older.Cancel();
            return source;
        });
        _ = Task.Run(() => RunToEndAsync(run, token), CancellationToken.None);
    }

    private async Task RunToEndAsync(Func<CancellationToken, Task> run, CancellationToken token)
    {
        try
        {
            await run(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A newer edit is being checked.
        }
#pragma warning disable CA1031 // One document that can't be checked must not end the server.
        catch (Exception error)
#pragma warning restore CA1031
        {
            options.Log($"a document could not be checked ({error.GetType().Name}: {error.Message})");
        }
    }

    /// <summary>Checks a document. One whose text is known, and in which the rules find the same as before, is not looked at by ShellCheck again.</summary>
    private async Task CheckAsync(OpenRepository repository, OpenDocument document, CancellationToken token)
    {
        var snapshot = repository.Take();
        await TellProblemsAsync(repository, snapshot).ConfigureAwait(false);
        var byRules = Of(document, snapshot.Check.RunRules(snapshot.Files, [document.Path], token).Result.Diagnostics);
        if (Find(document) is { } known && known.HasSameFindings(byRules) && ReferenceEquals(known.Check, snapshot.Check))
        {
            return;
        }

        var asksShellCheck = snapshot.Check.AsksShellCheck;
        var carried = asksShellCheck && _checked.TryGetValue(document.Uri, out var before) ? CarriedFindings.Find(before, document.Text) : [];
        await TellAsync(repository, new CheckedDocument(document.Text, byRules, [.. byRules, .. carried]) { Check = asksShellCheck ? null : snapshot.Check }, document, token).ConfigureAwait(false);
        if (asksShellCheck)
        {
            await Task.Delay(options.LongDelay, token).ConfigureAwait(false);
            var all = Of(document, snapshot.Check.Run(snapshot.Files, [document.Path], token).Result.Diagnostics);
            await TellAsync(repository, new CheckedDocument(document.Text, byRules, all) { Check = snapshot.Check }, document, token).ConfigureAwait(false);
        }
    }

    private static ImmutableArray<Diagnostic> Of(OpenDocument document, ImmutableArray<Diagnostic> findings) => findings.RemoveAll(finding => finding.Path != document.Path);

    /// <summary>Tells the client of a document's findings, unless they are of an older state of it.</summary>
    private async Task TellAsync(OpenRepository repository, CheckedDocument result, OpenDocument document, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (!ReferenceEquals(repository.Find(document.Path)?.Text, document.Text))
        {
            return;
        }

        _checked[document.Uri] = result;
        await PublishAsync(document.Uri, document.Version, [.. result.Findings.Select(finding => FindingConverter.Convert(finding, repository))]).ConfigureAwait(false);
    }

    /// <summary>Tells the client what is wrong with settings, in the files that say them, whether or not these are open.</summary>
    private async Task TellProblemsAsync(OpenRepository repository, RepositorySnapshot snapshot)
    {
        var problems = snapshot.Check.Problems.Where(problem => repository.Find(problem.Path) is null).ToLookup(static problem => problem.Path, StringComparer.Ordinal);
        var faulty = problems.Select(static group => group.Key).ToImmutableHashSet(StringComparer.Ordinal);
        var before = _faultySettings.GetValueOrDefault(repository, []);
        if (faulty.IsEmpty && before.IsEmpty)
        {
            return;
        }

        _faultySettings[repository] = faulty;
        foreach (var path in before.Union(faulty).Where(path => repository.Find(path) is null))
        {
            await PublishAsync(repository.ToUri(path), null, [.. problems[path].Select(problem => FindingConverter.Convert(problem, repository))]).ConfigureAwait(false);
        }
    }

    private Task PublishAsync(string uri, int? version, ProtocolDiagnostic[] diagnostics) =>
        connection.NotifyAsync("textDocument/publishDiagnostics", ("uri", uri), ("version", version), ("diagnostics", diagnostics));
}
