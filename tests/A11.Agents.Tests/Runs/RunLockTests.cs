using A11.Agents.Runs;

namespace A11.Agents.Tests.Runs;

/// <summary>Two runs of one repository; that a killed process lets go of the lock is shown where processes are killed.</summary>
[TestClass]
public sealed class RunLockTests
{
    [TestMethod]
    public void One_run_at_a_time()
    {
        using var repository = new RepositoryFolder();
        using (var first = RunLock.TryTake(repository.Root))
        {
            Assert.IsNotNull(first);
            Assert.IsNull(RunLock.TryTake(repository.Root));
        }

        using var second = RunLock.TryTake(repository.Root);
        Assert.IsNotNull(second);
    }

    [TestMethod]
    public void A_repository_that_cannot_be_written_to_is_told_of()
    {
        using var repository = new RepositoryFolder().With(".a11", "a file is in the way, for root too");
        var error = Assert.ThrowsExactly<UnauthorizedAccessException>(() => RunLock.TryTake(repository.Root));
        StringAssert.Contains(error.Message, "can't be written to");
        StringAssert.Contains(error.Message, ".a11");
    }
}
