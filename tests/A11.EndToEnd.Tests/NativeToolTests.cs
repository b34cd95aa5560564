namespace A11.EndToEnd.Tests;

/// <summary>The command line as a native program, packed as it is published. Compiling it takes minutes.</summary>
[TestClass]
public sealed class NativeToolTests
{
    [TestMethod]
    [DoNotParallelize] // It builds the sources whose programs the others run.
    public void The_package_of_this_system_is_the_one_that_installs()
    {
        if (Environment.GetEnvironmentVariable("A11_NATIVE") != "1")
        {
            Assert.Inconclusive("Skipped: set A11_NATIVE=1 to compile, pack and install the native program too.");
        }

        using var consumer = new Consumer();
        var packages = consumer.PathOf("native");
        consumer.Start("dotnet", new() { ["NUGET_PACKAGES"] = null }, "run", Path.Combine(Feed.Root, "build", "pack.cs"), "all", packages).Passes();

        // The feed and the cache of the other tests hold the portable program under the same name.
        consumer.Start("dotnet", new() { ["NUGET_PACKAGES"] = consumer.PathOf("cache") }, "tool", "install", "A11.Tool", "--version", "0.1.0", "--tool-path", "tools", "--source", packages).Passes();
        Assert.IsEmpty(Directory.GetFiles(consumer.PathOf("tools"), "*.dll", SearchOption.AllDirectories));

        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        _ = consumer.Start(consumer.PathOf("tools/dotnet-a11"), [], "check").Fails("Dockerfile:3:6: error AXD3006");
    }
}
