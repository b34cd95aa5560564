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

    /// <summary>The files that were written.</summary>
    public List<string> Written { get; } = [];

    /// <summary>Writes as few files as reach all projects, outermost first, since one that imports the file above it needs nothing of its own.</summary>
    /// <param name="projects">Paths from the root.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EvaluationException">MSBuild can't be asked.</exception>
    public async Task<GuardReport> WriteAsync(ImmutableArray<string> projects, CancellationToken cancellation)
    {
        while (true)
        {
            var evaluated = await evaluator.EvaluateAsync(projects, cancellation).ConfigureAwait(false);
            var report = GuardReport.Create(evaluated, root);
            var places = FindPlaces(report, evaluated.Imports);
            if (places.Length == 0)
            {
                return report;
            }

            foreach (var (path, place) in places)
            {
                _ = _tried.Add((path, place.Reference));
                Write(path, place with { Reference = place.Reference.When(Conditions(place.Reference, report)) });
            }
        }
    }

    /// <summary>Where MSBuild can't be asked: the file at the root that projects most likely import, unless it refers to the package already.</summary>
    public void WriteUnproved()
    {
        string[] shared = [ReferencePlace.Versions, ReferencePlace.Properties];
        var texts = shared.ToDictionary(path => path, path => EditedFile.Read(root, path).Text);
        if (shared.FirstOrDefault(path => PackageReference.IsIn(texts[path])) is { } known)
        {
            output.WriteLine($"kept     {known}: it references {PackageReference.Package} already");
            return;
        }

        var isCentral = texts[ReferencePlace.Versions].Length > 0 && texts.Values.Any(PackageReference.ManagesVersions);
        var path = isCentral ? ReferencePlace.Versions : ReferencePlace.Properties;
        Write(path, new ReferencePlace(path, path, false, isCentral ? PackageReference.Global : PackageReference.Plain));
    }

    /// <summary>The next files to write: of those that the projects import, the outermost that were not tried yet, and of these the ones nearest to the root.</summary>
    private ImmutableArray<(string Path, ReferencePlace Place)> FindPlaces(GuardReport report, ImmutableArray<string> imports)
    {
        var found = report.Projects.Where(project => project.Place is not null)
            .Select(project => (Path: project.Place!.Candidates(files).FirstOrDefault(path => IsOpen(path, project.Place, imports)), Place: project.Place))
            .Where(found => found.Path is not null)
            .DistinctBy(found => (found.Path, found.Place.Reference))
            .ToLookup(found => found.Path!.Count(character => character == '/'), found => (found.Path!, found.Place));
        return found.OrderBy(level => level.Key).FirstOrDefault() is { } outermost ? [.. outermost] : [];
    }

    private bool IsOpen(string path, ReferencePlace place, ImmutableArray<string> imports) =>
        !_tried.Contains((path, place.Reference)) && (path == place.Nearest || place.Nearest is null || imports.Contains(path));

    /// <summary>Which of the projects that a file reaches the reference is not for: those of the other way of giving versions, and those whose packages.config NuGet would no longer read.</summary>
    private List<string> Conditions(PackageReference reference, GuardReport report)
    {
        var conditions = new List<string>();
        if (reference != PackageReference.Global && report.Projects.DistinctBy(project => project.IsCentral).Count() > 1)
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
            Written.Add(path);
            output.WriteLine($"{(file.IsNew ? "created " : "extended")} {path}: {place.Reference.Element}");
        }
        else
        {
            output.WriteLine($"kept     {path}: {PackageReference.Package} can't be added to it. Write into it: {place.Reference.Element}");
        }
    }
}
