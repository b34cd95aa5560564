using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using A11.Agents.Changes;
using A11.Agents.Promotion;
using A11.Agents.Runs;

namespace A11.Agents.Tests.Promotion;

/// <summary>Promotes in a process of its own, which tests kill.</summary>
internal static class PromotionVictim
{
    /// <summary>The argument that asks for it.</summary>
    public const string Command = "promote-until-killed";

    private const int Files = 12;

    /// <summary>What it promotes: a file of every kind of change, several times.</summary>
    public static ImmutableArray<Change> Changes { get; } =
    [
        .. Enumerable.Range(0, Files).Select(i => (i % 4) switch
        {
            0 => new Change(Name(i), ChangeKind.Added, Text("new"), IsExecutable: true),
            1 => new Change(Name(i), ChangeKind.Modified, Text("new")),
            2 => new Change(Name(i), ChangeKind.Deleted, default),
            _ => new Change(Name(i), ChangeKind.ModeChanged, Text("old"), IsExecutable: true),
        }),
    ];

    /// <summary>The repository as it is before.</summary>
    public static void Prepare(RepositoryFolder repository)
    {
        foreach (var change in Changes.Where(change => change.Kind != ChangeKind.Added))
        {
            _ = repository.With(change.Path, "old");
        }
    }

    /// <summary>Promotes, and says when it starts and when it has ended.</summary>
    public static void Run(string root)
    {
        using var running = RunLock.TryTake(root) ?? throw new IOException("Another run is under way.");
        var expected = Changes.ToDictionary(change => change.Path, change => ContentHash.ComputeFile(Path.Combine(root, change.Path)));

        // The runtime compiles what runs first; the second time takes as long as the disk does.
        var rehearsal = Directory.CreateDirectory(Path.Combine(root, ".a11", "rehearsal")).FullName;
        new Promoter(rehearsal).Promote([new Change("a", ChangeKind.Added, Text("a"))], new Dictionary<string, string?>());
        Directory.Delete(rehearsal, recursive: true);
        Console.WriteLine("start");
        new Promoter(root).Promote(Changes, expected);
        Console.WriteLine("end");
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"folder{number % 3}/file{number:D2}.yml");

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
