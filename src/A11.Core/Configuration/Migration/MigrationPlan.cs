using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Configuration.Peers;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Core.Configuration.Migration;

/// <summary>Carries other linters' configuration in a repository over to <c>a11.yml</c>: an <c>a11.yml</c> in each directory that such a file speaks of.</summary>
/// <param name="Files">The files to write, in the order of their paths.</param>
/// <param name="Sources">The other linters' files that were found.</param>
/// <param name="Remarks">What was not carried over.</param>
public sealed record MigrationPlan(ImmutableArray<MigratedFile> Files, ImmutableArray<string> Sources, ImmutableArray<MigrationRemark> Remarks)
{
    /// <summary>The other linters' files that say nothing that ours does not.</summary>
    public ImmutableArray<string> Replaced => [.. Sources.Where(path => !Remarks.Any(remark => remark.KeepsFile && remark.Path == path))];

    /// <summary>Files of other linters that are programs.</summary>
    private static readonly ImmutableArray<string> Programs = [".dclintrc.js", ".dclintrc.cjs", ".dclintrc.mjs", ".dclintrc.ts", "dclint.config.js", "dclint.config.cjs", "dclint.config.mjs", "dclint.config.ts"];

    /// <summary>Makes a plan.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="checks">The checks by other linters' names.</param>
    /// <exception cref="InvalidDataException">An <c>a11.yml</c> can't be added to; the message names file, line and column.</exception>
    public static MigrationPlan Create(IFileSource files, CheckIndex checks)
    {
        var remarks = ImmutableArray.CreateBuilder<MigrationRemark>();
        var read = new List<(string Path, ConfigurationFile File)>();
        foreach (var path in files.Paths.Where(PeerConfiguration.IsAny))
        {
            var content = FileContent.Decode(files.Read(path).Span);
            if (content.Problem is { } problem)
            {
                throw new InvalidDataException($"{path} {problem}.");
            }

            read.Add((path, PeerConfiguration.ReadAny(path, content, checks)));
            remarks.AddRange(new UncarriedSettings(path, content.Text, checks).Find());
        }

        foreach (var path in files.Paths.Where(static path => Programs.Contains(RepositoryPath.FileName(path).ToString())))
        {
            remarks.Add(new MigrationRemark(path, LinePosition.FileStart, "It is a program, which A11 does not run. Carry it over by hand."));
        }

        remarks.AddRange(FindReplacing(read));
        var migrated = read.GroupBy(static found => found.File.Directory, StringComparer.Ordinal).OrderBy(static directory => directory.Key, StringComparer.Ordinal)
            .Select(directory => Migrate(directory.Key, [.. directory], files, checks)).OfType<MigratedFile>();
        return new MigrationPlan([.. migrated], [.. read.Select(static found => found.Path)], remarks.ToImmutable());
    }

    private static MigratedFile? Migrate(string directory, ImmutableArray<(string Path, ConfigurationFile File)> sources, IFileSource files, CheckIndex checks)
    {
        var path = directory.Length == 0 ? RepositorySettings.FileName : $"{directory}/{RepositorySettings.FileName}";
        var before = files.Paths.Contains(path) ? FileContent.Decode(files.Read(path).Span).Text : null;
        var own = before is null ? new ConfigurationFile() : Read(before, path, directory, checks);
        var added = FindMissing(sources.Select(static source => source.File), own);
        if (added.Rules.IsEmpty && added.Overrides.IsEmpty && !added.Options.Entries.Any())
        {
            return null;
        }

        ImmutableArray<string> names = [.. sources.Select(static source => source.Path)];
        var start = before?.Content ?? $"# Carried over from {string.Join(", ", names)} by “dotnet a11 migrate”.\n";
        return new MigratedFile(path, before?.Content, new ConfigurationText(path, start, checks).Add(added), names);
    }

    private static ConfigurationFile Read(SourceText text, string path, string directory, CheckIndex checks)
    {
        var (file, problems) = ConfigurationReader.Read(text, path, directory, checks);
        return problems is [var problem, ..] ? throw new InvalidDataException($"{problem.Path}({problem.Start}): {problem.Message}") : file;
    }

    /// <summary>What other linters' files say together, the later ones of a directory last, and ours does not: ours counts more.</summary>
    private static ConfigurationFile FindMissing(IEnumerable<ConfigurationFile> sources, ConfigurationFile own)
    {
        var all = sources.Aggregate(new ConfigurationFile(), static (sum, file) => sum with
        {
            Rules = sum.Rules.SetItems(file.Rules),
            Options = sum.Options.MergedWith(file.Options),
            Overrides = sum.Overrides.AddRange(file.Overrides.Where(static part => !part.Rules.IsEmpty)),
        });
        var known = own.Options.Entries.Select(static option => (option.Rule, option.Option)).ToHashSet();
        var present = own.Overrides.Select(Describe).ToHashSet(StringComparer.Ordinal);
        return all with
        {
            Rules = all.Rules.RemoveRange(own.Rules.Keys),
            Options = all.Options.Without(known),
            Overrides = [.. Join(all.Overrides).Where(part => !present.Contains(Describe(part)))],
        };
    }

    private static string Describe(ConfigurationOverride part) => Meaning.OfCarried(new ConfigurationFile { Overrides = [part with { IgnoredLines = [] }] });

    /// <summary>Overrides of the same files that follow each other, as one.</summary>
    private static List<ConfigurationOverride> Join(ImmutableArray<ConfigurationOverride> overrides)
    {
        var joined = new List<ConfigurationOverride>();
        foreach (var part in overrides)
        {
            if (joined is [.., var last] && last.Files.SequenceEqual(part.Files))
            {
                joined[^1] = last with { Rules = last.Rules.SetItems(part.Rules) };
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }

    /// <summary>Files that take the place of one above them, where ours add to it.</summary>
    private static IEnumerable<MigrationRemark> FindReplacing(List<(string Path, ConfigurationFile File)> read) =>
        from inner in read
        where inner.File.IsNearestOnly
        from outer in read
        where outer.File.IsNearestOnly && outer.Path != inner.Path && (outer.File.Directory.Length == 0 || inner.File.Directory.StartsWith(outer.File.Directory + "/", StringComparison.Ordinal))
        from rule in outer.File.Rules
        where !inner.File.Rules.ContainsKey(rule.Key)
        group rule.Key by (Inner: inner.Path, Outer: outer.Path) into pair
        select new MigrationRemark(pair.Key.Inner, LinePosition.FileStart, $"It takes the place of {pair.Key.Outer}, while an {RepositorySettings.FileName} adds to the one above it: {string.Join(", ", pair.Order(StringComparer.Ordinal).Take(5))} now hold here too.");
}
