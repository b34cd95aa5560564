using System.Collections.Immutable;
using A11.Agents.DotNet;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>Refers to the package where MSBuild takes notice of it, and asks MSBuild again whether it did.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="files">The repository's files.</param>
/// <param name="evaluator">Asks MSBuild.</param>
/// <param name="output">Told what is written.</param>
internal sealed class ReferenceWriter(string root, IFileSource files, IProjectEvaluator evaluator, TextWriter output)
{
    private readonly HashSet<(string Path, PackageReference Reference)> _tried = [];
    private readonly List<EditedFile> _written = [];

    /// <summary>Whether files are written one by one: of several, it could not be told which one did harm.</summary>
    private bool _isSingle;

    /// <summary>The paths of the files that were written and stay.</summary>
    public IEnumerable<string> Written => _written.Select(file => file.Path).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Writes as few files as reach all projects, outermost first, since one that imports the file above it needs nothing of its own. What makes NuGet refuse
    /// a project, or can't be evaluated, is undone.
    /// </summary>
    /// <param name="projects">Paths from the root.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EvaluationException">MSBuild can't be asked. What it was not asked about is undone.</exception>
    public async Task<GuardReport> WriteAsync(ImmutableArray<string> projects, CancellationToken cancellation)
    {
        var (report, imports) = await EvaluateAsync(projects, cancellation).ConfigureAwait(false);
        while (FindPlaces(report, imports) is { IsEmpty: false } places)
        {
            var kept = _written.Count;
            try
            {
                Write(places, report);
                var (next, nextImports) = await EvaluateAsync(projects, cancellation).ConfigureAwait(false);
                if (next.FindHarmed(report) is { } harmed)
                {
                    Undo(kept, $"{harmed.Path} would have a second reference, or one that NuGet refuses");
                    Reconsider(places);
                    continue;
                }

                (report, imports) = (next, nextImports);
            }
            catch
            {
                Undo(kept, "it is not proved that it does no harm");
                throw;
            }
        }

        return report.WithAdvice();
    }

    private async Task<(GuardReport Report, ImmutableArray<string> Imports)> EvaluateAsync(ImmutableArray<string> projects, CancellationToken cancellation)
    {
        var evaluated = await evaluator.EvaluateAsync(projects, cancellation).ConfigureAwait(false);
        return (GuardReport.Create(evaluated, root, files), evaluated.Imports);
    }

    private void Write(ImmutableArray<(string Path, ReferencePlace Place)> places, GuardReport report)
    {
        foreach (var (path, place) in places)
        {
            _ = _tried.Add((path, place.Reference));
            Write(path, place with { Reference = place.Reference.When(Conditions(place.Reference, report)) });
        }
    }

    private void Undo(int kept, string reason)
    {
        foreach (var file in _written.Skip(kept).Reverse())
        {
            file.Restore();
            output.WriteLine($"undone   {file.Path}: {reason}");
        }

        _written.RemoveRange(kept, _written.Count - kept);
    }

    /// <summary>Has places that were written together tried one by one.</summary>
    private void Reconsider(ImmutableArray<(string Path, ReferencePlace Place)> places)
    {
        if (places.Length > 1)
        {
            _isSingle = true;
            _tried.ExceptWith(places.Select(place => (place.Path, place.Place.Reference)));
        }
    }

    /// <summary>The next files to write: of those that the projects import, the outermost that were not tried yet, and of these the ones nearest to the root.</summary>
    private ImmutableArray<(string Path, ReferencePlace Place)> FindPlaces(GuardReport report, ImmutableArray<string> imports)
    {
        var found = report.Projects.Where(project => project.Place is not null)
            .Select(project => (Path: project.Place!.Candidates(files).FirstOrDefault(path => IsOpen(path, project.Place, imports)), Place: project.Place))
            .Where(found => found.Path is not null)
            .DistinctBy(found => (found.Path, found.Place.Reference))
            .ToLookup(found => found.Path!.Count(character => character == '/'), found => (found.Path!, found.Place));
        return found.OrderBy(level => level.Key).FirstOrDefault() is { } outermost ? [.. outermost.Take(_isSingle ? 1 : int.MaxValue)] : [];
    }

    private bool IsOpen(string path, ReferencePlace place, ImmutableArray<string> imports) =>
        !_tried.Contains((path, place.Reference)) && (path == place.Nearest || place.Nearest is null || imports.Contains(path));

    /// <summary>Which of the projects that a file reaches the reference is not for: those of the other way of giving versions, and those whose packages.config NuGet would no longer read.</summary>
    private List<string> Conditions(PackageReference reference, GuardReport report)
    {
        var conditions = new List<string>();
        var isMixed = report.Projects.DistinctBy(project => project.IsCentral).Count() > 1;

        // Of projects that can't be evaluated here, it is not known how they give versions.
        var mayBeMixed = reference == PackageReference.Plain && files.Paths.Any(path => RepositoryPath.FileName(path) is ReferencePlace.Versions);
        if (reference != PackageReference.Global && (isMixed || mayBeMixed))
        {
            conditions.Add($"'$(ManagePackageVersionsCentrally)' {(reference == PackageReference.Plain ? "!=" : "==")} 'true'");
        }

        if (files.Paths.Any(path => RepositoryPath.FileName(path) is "packages.config"))
        {
            conditions.Add("!Exists('$(MSBuildProjectDirectory)/packages.config')");
        }

        return conditions;
    }

    private void Write(string path, ReferencePlace place)
    {
        var file = EditedFile.Read(root, path);
        if (place.Reference.AddTo(file, place.HidesOuter) is { } text)
        {
            file.Write(text);
            _written.Add(file);
            output.WriteLine($"{(file.IsNew ? "created " : "extended")} {path}: {place.Reference.Element}");
        }
        else
        {
            output.WriteLine($"kept     {path}: {PackageReference.Package} can't be added to it. Write into it: {place.Reference.Element}");
        }
    }
}
