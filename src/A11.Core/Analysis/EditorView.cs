using System.Collections.Immutable;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Analysis;

/// <summary>What editors show of a repository's files beside findings: the domains tell it. Files are as they were when the view was made.</summary>
/// <param name="engine">Knows the domains.</param>
/// <param name="files">The files.</param>
public sealed class EditorView(Engine engine, IFileSource files)
{
    /// <summary>Uses are looked for in no more files than these.</summary>
    private const int MaximumFiles = 5_000;

    private readonly Repository _repository = new(files, new FactSource(engine.Domains).Of);

    /// <summary>The parts of a file that have names.</summary>
    public ImmutableArray<OutlineItem> FindOutline(string path) => _repository.Find(path) is { Problem: null } file ? [.. SourcesOf(file).SelectMany(source => source.FindOutline(file))] : [];

    /// <summary>The places of the shell scripts in a file; none where it is one.</summary>
    public ImmutableArray<TextSpan> FindScripts(string path) => _repository.Find(path) is { Problem: null } file
        ? [.. ClaimingDomains(file).SelectMany(domain => domain.ScriptsOf(file)).Where(static script => script.Host.Kind is not Scripts.ScriptHostKind.File).Select(static script => script.Map.ToHost(new TextSpan(0, script.Text.Length)))]
        : [];

    /// <summary>What is defined or used at a place; null where nothing is.</summary>
    public SymbolUse? FindSymbol(string path, int offset)
    {
        SymbolUse? best = null;
        foreach (var use in SymbolsOf(path))
        {
            // Of several the narrowest is meant.
            if (use.Span.Start <= offset && offset <= use.Span.End && (best is null || use.Span.Length < best.Value.Span.Length))
            {
                best = use;
            }
        }

        return best;
    }

    /// <summary>Where something is defined: in its file, or its file's beginning where that names no place. None where there is no such file.</summary>
    public ImmutableArray<(string Path, TextSpan Span)> FindDefinitions(Symbol symbol)
    {
        if (_repository.Find(symbol.Path) is null)
        {
            return [];
        }

        if (symbol.Kind is SymbolKind.File)
        {
            return [(symbol.Path, default)];
        }

        return [.. SymbolsOf(symbol.Path).Where(use => use.IsDefinition && use.Symbol == symbol).Select(use => (symbol.Path, use.Span))];
    }

    /// <summary>Where something is used, and where it is defined.</summary>
    /// <param name="symbol">What it is.</param>
    /// <param name="includesDefinition">Whether its definition counts, too.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public ImmutableArray<(string Path, TextSpan Span)> FindReferences(Symbol symbol, bool includesDefinition, CancellationToken cancellation = default)
    {
        var paths = IsKnownElsewhere(symbol.Kind) ? _repository.Paths.Where(path => engine.Domains.Any(domain => domain is IEditorSource && domain.MayClaim(path))).Take(MaximumFiles).Prepend(symbol.Path).Distinct(StringComparer.Ordinal) : [symbol.Path];
        var found = ImmutableArray.CreateBuilder<(string Path, TextSpan Span)>();
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(SymbolsOf(path).Where(use => use.Symbol == symbol && (includesDefinition || !use.IsDefinition)).Select(use => (path, use.Span)));
        }

        return found.ToImmutable();
    }

    /// <summary>What can be put in at a place.</summary>
    public ImmutableArray<Suggestion> Suggest(string path, int offset)
    {
        if (_repository.Find(path) is not { Problem: null } file)
        {
            return [];
        }

        var readable = file.IsYaml && !file.Yaml.IsComplete ? FindReadable(file, offset) : file;
        var edited = new EditedFile(file.Text, readable, Math.Clamp(offset, 0, file.Text.Length), _repository);
        return [.. SourcesOf(readable).SelectMany(source => source.Suggest(edited)).DistinctBy(static suggestion => (suggestion.Label ?? suggestion.Text, suggestion.Kind))];
    }

    /// <summary>What is to know of a place, in Markdown; null where nothing is.</summary>
    public string? Describe(string path, int offset) =>
        _repository.Find(path) is { Problem: null } file ? SourcesOf(file).Select(source => source.Describe(file, offset, _repository)).FirstOrDefault(static text => text is not null) : null;

    /// <summary>What other files than its own may use.</summary>
    private static bool IsKnownElsewhere(SymbolKind kind) => kind is SymbolKind.File or SymbolKind.Stage or SymbolKind.Service or SymbolKind.Input;

    private IEnumerable<SymbolUse> SymbolsOf(string path) => _repository.Find(path) is { Problem: null } file ? SourcesOf(file).SelectMany(source => source.FindSymbols(file, _repository)) : [];

    private IEnumerable<IEditorSource> SourcesOf(SourceFile file) => ClaimingDomains(file).OfType<IEditorSource>();

    private IEnumerable<Domain> ClaimingDomains(SourceFile file) => engine.Domains.Where(domain => domain.MayClaim(file.Path) && domain.Claims(file));

    /// <summary>The file without the line at a place, or, where that can't be read either, without all that follows.</summary>
    private static SourceFile FindReadable(SourceFile file, int offset)
    {
        var line = file.Text.GetLine(file.Text.GetPosition(Math.Clamp(offset, 0, file.Text.Length)).Line);
        return Blank(file, line) is { Yaml.IsComplete: true } readable ? readable : Blank(file, TextSpan.FromBounds(line.Start, file.Text.Length));
    }

    /// <summary>The file with spaces for a part of it, so that offsets stay.</summary>
    private static SourceFile Blank(SourceFile file, TextSpan part)
    {
        var text = string.Concat(file.Text.Content.AsSpan(0, part.Start), new string(' ', part.Length), file.Text.Content.AsSpan(part.End));
        return new SourceFile(file.Path, new FileContent(new SourceText(text), null));
    }
}
