using System.Diagnostics;
using System.Globalization;
using A11.Agents.Promotion;
using A11.Agents.Runs;

namespace A11.Agents.Tests.Promotion;

/// <summary>
/// A process that promotes is killed at random moments: the repository has all old or all new files afterwards, and the next start says which. Each kill costs a
/// start of a process, and other tests cut promotion off at every step; A11_KILLS asks for more of them.
/// </summary>
[TestClass]
public sealed class KillTests
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("A11_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 25;

    [TestMethod]
    public void Killed_at_a_random_moment_it_is_all_old_or_all_new()
    {
        // One is left alone, to see how long it takes and what comes of it.
        string old, @new;
        TimeSpan longest;
        using (var repository = new RepositoryFolder())
        {
            PromotionVictim.Prepare(repository);
            old = Describe(repository);
            longest = Kill(repository.Root, TimeSpan.MaxValue);
            @new = Describe(repository);
        }

        Assert.AreNotEqual(old, @new);
        var outcomes = new Dictionary<RecoveryOutcome, int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var repository = new RepositoryFolder();
            PromotionVictim.Prepare(repository);
            _ = Kill(repository.Root, Random.Shared.NextDouble() * 1.2 * longest);
            using var running = RunLock.TryTake(repository.Root);
            Assert.IsNotNull(running, "A killed process keeps its lock.");
            var recovery = new Promoter(repository.Root).Recover();
            var after = Describe(repository);
            switch (recovery.Outcome)
            {
                case RecoveryOutcome.Undone:
                    Assert.AreEqual(old, after, recovery.Message);
                    break;
                case RecoveryOutcome.Completed:
                    Assert.AreEqual(@new, after, recovery.Message);
                    break;
                default:
                    Assert.IsTrue(after == old || after == @new, after);
                    break;
            }

            outcomes[recovery.Outcome] = outcomes.GetValueOrDefault(recovery.Outcome) + 1;
            Assert.AreEqual(RecoveryOutcome.Nothing, new Promoter(repository.Root).Recover().Outcome);
        }

        // Otherwise the moments were not those of the promotion.
        Assert.IsGreaterThan(0, outcomes.GetValueOrDefault(RecoveryOutcome.Undone) + outcomes.GetValueOrDefault(RecoveryOutcome.Completed));
        Console.WriteLine(string.Join(", ", outcomes.Select(outcome => $"{outcome.Key}: {outcome.Value}")));
    }

    /// <summary>Starts a promotion and kills it so long after its start.</summary>
    /// <returns>How long it took.</returns>
    private static TimeSpan Kill(string root, TimeSpan delay)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        }

        start.ArgumentList.Add(PromotionVictim.Command);
        start.ArgumentList.Add(root);
        using var process = Process.Start(start)!;
        Assert.AreEqual("start", process.StandardOutput.ReadLine());
        var clock = Stopwatch.StartNew();
        var end = process.StandardOutput.ReadLineAsync();
        while (clock.Elapsed < delay && !end.IsCompleted)
        {
            Thread.SpinWait(20);
        }

        var time = clock.Elapsed;
        process.Kill();
        process.WaitForExit();
        return time;
    }

    private static string Describe(RepositoryFolder repository) => string.Join('|', Directory.EnumerateFiles(repository.Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(repository.Root, file).Replace('\\', '/'))
        .Where(path => !path.StartsWith(".a11/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {repository.Read(path)} {(OperatingSystem.IsWindows() ? "" : File.GetUnixFileMode(Path.Combine(repository.Root, path)))}"));
}
