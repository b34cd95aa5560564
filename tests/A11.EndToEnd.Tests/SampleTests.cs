namespace A11.EndToEnd.Tests;

/// <summary>The sample of the repository: generated from its tasks, locked, and guarded by its build.</summary>
[TestClass]
public sealed class SampleTests
{
    private static readonly string[] Generated = [".github/workflows/ci.yml", "Dockerfile", "docker-compose.yml", "Makefile", ".a11/lock.json"];

    [TestMethod]
    public void What_is_committed_is_what_the_tasks_generate()
    {
        using var consumer = Copy(isWanted: file => !Generated.Contains(file));
        consumer.Commit("The application and its tasks");
        consumer.Dotnet(ToolTests.Program(), "run").Says("""{"status": "done"}""").Passes();
        foreach (var path in Generated)
        {
            Assert.AreEqual(File.ReadAllText(Path.Combine(Sample, path)), consumer.Read(path), path);
        }

        consumer.Dotnet(ToolTests.Program(), "run").Says("up to date").Passes();
        consumer.Dotnet(ToolTests.Program(), "status").Says("T020  done").Passes();
    }

    [TestMethod]
    public void Its_build_runs_the_guard()
    {
        using var consumer = Copy(isWanted: _ => true);
        consumer.Build($"-p:A11Feed={Feed.Path}/", "-p:A11Locked=true").Says("5 files checked, 0 errors, 0 warnings").Passes();
        consumer.Write("Dockerfile", consumer.Read("Dockerfile").Replace("USER $APP_UID", "USER root", StringComparison.Ordinal));
        _ = consumer.Build($"-p:A11Feed={Feed.Path}/").Fails("Dockerfile(18,1): error AXD3002");
    }

    private static string Sample => Path.Combine(Feed.Root, "samples", "inventory");

    private static Consumer Copy(Func<string, bool> isWanted)
    {
        var consumer = new Consumer();
        foreach (var file in Directory.EnumerateFiles(Sample, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Sample, file).Replace('\\', '/');
            if (!path.Split('/').Any(part => part is "bin" or "obj" or "TestResults" or "runs") && isWanted(path))
            {
                consumer.Write(path, File.ReadAllBytes(file));
            }
        }

        return consumer;
    }
}
