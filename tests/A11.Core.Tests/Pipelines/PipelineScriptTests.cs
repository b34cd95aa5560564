using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Pipelines;

/// <summary>What of a pipeline is read as shell code, and as which shell's.</summary>
[TestClass]
public sealed class PipelineScriptTests
{
    private const string Unquoted = "AXS2046";

    [TestMethod]
    [DataRow(".gitlab-ci.yml", "a:\n  tags: [saas-windows-medium]\n  script:\n    - rm $(cat list)\n", DisplayName = "GitLab, a tag")]
    [DataRow(".gitlab-ci.yml", ".a:\n  tags: [windows]\nb:\n  extends: .a\n  script:\n    - rm $(cat list)\n", DisplayName = "GitLab, a tag of what the job extends")]
    [DataRow(".gitlab-ci.yml", "a:\n  script:\n    - $env:Path = 'x'\n    - rm $(cat list)\n", DisplayName = "GitLab, PowerShell's variables")]
    [DataRow(".gitlab-ci.yml", "a:\n  script:\n    - New-Item -Path x\n    - rm $(cat list)\n", DisplayName = "GitLab, PowerShell's commands")]
    [DataRow(".gitlab-ci.yml", "a:\n  script:\n    - '& \"C:/x.exe\" | rm $(cat list)'\n", DisplayName = "GitLab, PowerShell's call operator")]
    [DataRow(".gitlab-ci.yml", "a:\n  script:\n    - !reference [.setup, \"rm $(cat list)\"]\n", DisplayName = "GitLab, a reference")]
    [DataRow(".gitlab-ci.yml", "a:\n  script:\n    - rm $[[ inputs.files ]]\n", DisplayName = "GitLab, an input")]
    [DataRow("azure-pipelines.yml", "pool: { vmImage: windows-2025 }\nsteps:\n  - script: rm $(cat list)\n", DisplayName = "Azure, Windows")]
    [DataRow("azure-pipelines.yml", "steps:\n  - pwsh: rm $(cat list)\n", DisplayName = "Azure, PowerShell")]
    [DataRow("azure-pipelines.yml", "steps:\n  - bash: rm $(files) ${{ parameters.files }}\n", DisplayName = "Azure, a macro and an expression")]
    [DataRow("bitbucket-pipelines.yml", "pipelines:\n  default:\n    - step:\n        runs-on: [self.hosted, windows]\n        script:\n          - rm $(cat list)\n", DisplayName = "Bitbucket, Windows")]
    [DataRow(".circleci/config.yml", "orbs: { win: circleci/windows@5.1 }\njobs:\n  a:\n    executor: win/default\n    steps:\n      - run: rm $(cat list)\n", DisplayName = "CircleCI, Windows")]
    [DataRow(".circleci/config.yml", "jobs:\n  a:\n    docker: [{ image: a:1.0.0 }]\n    steps:\n      - run: rm << parameters.files >>\n", DisplayName = "CircleCI, a parameter")]
    [DataRow(".circleci/config.yml", "jobs:\n  a:\n    docker: [{ image: a:1.0.0 }]\n    steps:\n      - run: { shell: python, command: rm $(cat list) }\n", DisplayName = "CircleCI, another language")]
    public void What_no_shell_reads_is_left_alone(string path, string text) => Assert.AreEqual("", Check(path, text));

    [TestMethod]
    [DataRow(".gitlab-ci.yml", "a:\n  image: alpine:3.22.1\n  script:\n    - a=(1 2)\n", "AXS3030")]
    [DataRow("bitbucket-pipelines.yml", "image: alpine:3.22.1\npipelines:\n  default:\n    - step:\n        script:\n          - a=(1 2)\n", "AXS3030")]
    [DataRow(".circleci/config.yml", "jobs:\n  a:\n    docker: [{ image: alpine:3.22.1 }]\n    steps:\n      - run: a=(1 2)\n", "AXS3030")]
    public void The_shell_of_an_image_is_known(string path, string text, string rule)
    {
        Assert.Contains(rule, Check(path, text));
        Assert.DoesNotContain(rule, Check(path, text.Replace("alpine:3.22.1", "debian:13.2", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_list_is_one_script_and_what_lists_share_is_read_once()
    {
        Assert.AreEqual("AXS2046@3", Check(".gitlab-ci.yml", ".setup: &setup\n  script: &list\n    - rm $(cat list)\na:\n  script:\n    - *list\n    - make\nb:\n  script: *list\n"));
        Assert.AreEqual("", Check(".gitlab-ci.yml", "a:\n  script:\n    - if true; then\n    - make; fi\n"));
    }

    [TestMethod]
    public void An_error_of_a_step_ends_it_but_in_Azure_Pipelines()
    {
        Assert.AreEqual("", Check("bitbucket-pipelines.yml", "pipelines:\n  default:\n    - step:\n        script:\n          - cd src\n          - make\n", "AXS2164"));
        Assert.AreEqual("AXS2164@2", Check("azure-pipelines.yml", "steps:\n  - bash: cd src; make\n", "AXS2164"));
    }

    [TestMethod]
    public void The_directory_of_the_sources_is_never_empty() => Assert.AreEqual("", Check(".gitlab-ci.yml", "a:\n  script:\n    - rm -rf \"$CI_PROJECT_DIR/\"\n", "AXS2115"));

    private static string Check(string path, string text, params string[] only) => string.Join(
        ' ',
        TestEngine.Default.Run(new MemoryFileSource([new(path, text)]), new A11.Core.Analysis.DefaultSettings()).Diagnostics
            .Where(finding => only.Length == 0 ? finding.Rule.Id is Unquoted or "AXS2086" or "AXS0001" or "AXS3030" : only.Contains(finding.Rule.Id))
            .Select(finding => $"{finding.Rule.Id}@{finding.Start.Line}"));
}
