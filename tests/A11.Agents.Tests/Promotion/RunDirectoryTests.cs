using System.Runtime.Versioning;
using A11.Agents.Repositories;
using A11.Agents.Runs;

namespace A11.Agents.Tests.Promotion;

[TestClass]
public sealed class RunDirectoryTests
{
    [TestMethod]
    public void Many_may_make_it_at_the_same_time()
    {
        for (var turn = 0; turn < 20; turn++)
        {
            using var repository = new RepositoryFolder();
            using var start = new ManualResetEventSlim();
            var threads = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.Wait();
                    RunDirectory.Open(repository.Root).Dispose();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)).ToArray();
            start.Set();
            Task.WaitAll(threads);
            Assert.AreEqual("*\n", repository.Read(".a11/runs/.gitignore"));
            Assert.AreEqual(1, Directory.GetFileSystemEntries(Path.Combine(repository.Root, ".a11/runs")).Length);
        }
    }

    [TestMethod]
    [DataRow(".a11")]
    [DataRow(".a11/runs")]
    [DataRow(".a11/runs/lock")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Nothing_is_made_through_a_link(string link)
    {
        using var outside = new RepositoryFolder();
        using var repository = new RepositoryFolder();
        var full = Path.Combine(repository.Root, link);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        _ = File.CreateSymbolicLink(full, link.EndsWith("lock", StringComparison.Ordinal) ? Path.Combine(outside.Root, "lock") : outside.Root);
        StringAssert.Contains(Assert.ThrowsExactly<UnauthorizedAccessException>(() => RunLock.TryTake(repository.Root)).Message, link == ".a11" ? ".a11/runs" : link);
        Assert.IsEmpty(Directory.GetFileSystemEntries(outside.Root));
        File.Delete(full);
    }
}
