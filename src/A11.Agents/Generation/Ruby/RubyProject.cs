using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Ruby;

/// <summary>A Ruby program's <c>Gemfile</c> and <c>Gemfile.lock</c> (Bundler's manual, “gemfile(5)”).</summary>
internal sealed class RubyProject
{
    private const string Lock = "Gemfile.lock";

    private const string VersionFile = ".ruby-version";

    private readonly HashSet<string> _gems;
    private readonly string[] _gemfile;

    private RubyProject(ProjectFiles files)
    {
        _gemfile = [.. files.Lines("Gemfile").Select(line => line.Split(" #")[0].Trim()).Where(line => !line.StartsWith('#'))];
        IsLocked = files.Has(Lock);
        string[] locked = IsLocked ? [.. files.Lines(Lock)] : [];
        Platforms = [.. locked.SkipWhile(line => line != "PLATFORMS").Skip(1).TakeWhile(line => line.StartsWith(' ')).Select(line => line.Trim())];

        // Of a lock file's packages those at four spaces are locked; those below are what each needs.
        var found = locked.Where(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Length > 4 && line[4] != ' ').Select(line => line.Trim().Split(' ')[0]);
        _gems = [.. found, .. _gemfile.Where(line => line.StartsWith("gem ", StringComparison.Ordinal)).Select(line => line[4..].Split(',')[0].Trim().Trim('"', '\''))];
        HasVersionFile = files.Has(VersionFile);
        NamedVersion = HasVersionFile ? files.Lines(VersionFile).First().Trim().Replace("ruby-", "", StringComparison.Ordinal) : null;
        Requirement = _gemfile.FirstOrDefault(line => line.StartsWith("ruby ", StringComparison.Ordinal) || line.StartsWith("ruby(", StringComparison.Ordinal))?[5..].Trim(')', ' ');
    }

    /// <summary>Whether its gems are locked.</summary>
    public bool IsLocked { get; }

    /// <summary>The platforms that its gems are locked for.</summary>
    public ImmutableArray<string> Platforms { get; }

    /// <summary>Whether a file says the version of Ruby.</summary>
    public bool HasVersionFile { get; }

    /// <summary>All of its gems.</summary>
    public IReadOnlyCollection<string> Gems => _gems;

    private string? NamedVersion { get; }

    private string? Requirement { get; }

    /// <summary>Reads it; null where there is no <c>Gemfile</c> at the root.</summary>
    public static RubyProject? Read(ProjectFiles files) => files.Has("Gemfile") ? new RubyProject(files) : null;

    /// <summary>Whether it has a gem.</summary>
    public bool Needs(params ReadOnlySpan<string> gems)
    {
        foreach (var gem in gems)
        {
            if (_gems.Contains(gem))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The version line that the repository names. Bundler refuses any other patch than the one that a <c>Gemfile</c> asks for, so that such a version is kept whole.
    /// </summary>
    /// <exception cref="RefusalException">None that is known is what it asks for.</exception>
    public string FindVersion()
    {
        var known = ImageTags.Versions("ruby");
        var bounds = Requirement is null || Requirement.StartsWith("file:", StringComparison.Ordinal) ? [] : Requirement.Split(',').Select(bound => bound.Trim().Trim('"', '\'')).ToArray();
        if (bounds is [var exact] && char.IsAsciiDigit(exact[0]))
        {
            return exact;
        }

        if (VersionNumber.Read(NamedVersion ?? "") is { } named)
        {
            return Requirement is null ? VersionNumber.Minor(named) : NamedVersion!;
        }

        var fit = known.FirstOrDefault(version => bounds.All(bound => IsWithin(version, bound)));
        return fit is not null ? VersionNumber.Minor(fit) : throw new RefusalException($"No known version of Ruby is {string.Join(", ", bounds)}, as the Gemfile asks.");
    }

    /// <summary>Whether a bound allows a version (RubyGems' guide, “Declaring dependencies”): <c>~&gt;</c> lets the last number that is named grow.</summary>
    private static bool IsWithin(Version version, string bound)
    {
        var sign = new string([.. bound.TakeWhile(character => !char.IsAsciiDigit(character))]);
        if (VersionNumber.Read(bound[sign.Length..]) is not { } limit)
        {
            return true;
        }

        return sign.Trim() switch
        {
            ">=" => version >= limit,
            ">" => version > limit,
            "<" => version < limit,
            "<=" => version <= limit,
            "~>" => version >= limit && version.Major == limit.Major && (limit.Build < 0 || version.Minor == limit.Minor),
            _ => version == limit,
        };
    }
}
