using A11.Core.Pipelines.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Pipelines;

/// <summary>Which files each kind of pipeline has, what shell code is in them, and which images they name.</summary>
[TestClass]
public sealed class PipelineFormatTests
{
    private static readonly Dictionary<string, PipelineFormat> Formats = new(StringComparer.Ordinal)
    {
        ["azure"] = new AzurePipeline(),
        ["bitbucket"] = new BitbucketPipeline(),
        ["circle"] = new CirclePipeline(),
        ["gitlab"] = new GitLabPipeline(),
        ["travis"] = new TravisPipeline(),
    };

    [TestMethod]
    [DataRow("azure-pipelines.yml", "azure")]
    [DataRow("a/Azure-Pipelines-ci.yaml", "azure")]
    [DataRow(".azure-pipelines.yml", "azure")]
    [DataRow(".azure-pipelines/a.yml", "azure")]
    [DataRow("x/.azuredevops/y/a.yml", "azure")]
    [DataRow("azure-pipelines/a.yml", "azure")]
    [DataRow("azure.yml", "")]
    [DataRow("bitbucket-pipelines.yml", "bitbucket")]
    [DataRow("a/bitbucket-pipelines.yaml", "bitbucket")]
    [DataRow("bitbucket.yml", "")]
    [DataRow(".circleci/config.yml", "circle")]
    [DataRow("a/.circleci/x.yml", "circle")]
    [DataRow("circleci/config.yml", "")]
    [DataRow("a.circleci/config.yml", "")]
    [DataRow(".circleci/a/config.yml", "")]
    [DataRow(".gitlab-ci.yml", "gitlab")]
    [DataRow("a/x.gitlab-ci.yaml", "gitlab")]
    [DataRow(".gitlab-ci/a.yml", "gitlab")]
    [DataRow(".gitlab/ci/a.yml", "gitlab")]
    [DataRow(".gitlab/ci/b/a.yml", "gitlab")]
    [DataRow(".gitlab/a.yml", "")]
    [DataRow("gitlab-ci.yml", "")]
    [DataRow(".travis.yml", "travis")]
    [DataRow("a/.travis.yml", "travis")]
    [DataRow("travis.yml", "")]
    public void A_path_names_a_kind_of_pipeline(string path, string kinds) => Assert.AreEqual(kinds, string.Join(' ', Formats.Where(format => format.Value.IsFile(path)).Select(format => format.Key)));

    [TestMethod]
    [DataRow("azure", "steps: [{bash: a}]", "Bash: a")]
    [DataRow("azure", "steps: [{script: a}]", "")]
    [DataRow("azure", "pool: {vmImage: ubuntu-24.04}\nsteps: [{script: a}]", "Bash: a")]
    [DataRow("azure", "pool: {vmImage: macOS-15}\nsteps: [{script: a}]", "Bash: a")]
    [DataRow("azure", "pool: {vmImage: Windows-2025}\nsteps: [{script: a}, {bash: b}]", "Bash: b")]
    [DataRow("azure", "pool: own\nsteps: [{script: a}]", "")]
    [DataRow("azure", "jobs:\n- pool: {vmImage: ubuntu-24.04}\n  steps: [{script: a}]\n- steps: [{script: b}]\n", "Bash: a")]
    [DataRow("azure", "pool: {vmImage: ubuntu-24.04}\njobs:\n- job: x\n  steps: [{script: a}]\n", "Bash: a")]
    [DataRow("azure", "steps: [{task: Bash@3, inputs: {script: a}}, {task: Cmd@1, inputs: {script: b}}, {pwsh: c}]", "Bash: a")]
    [DataRow("azure", "steps: [{displayName: a, bash: b}]", "")]
    [DataRow("azure", "steps:\n- bash: echo $(a.b-c_1) ${{ x }} $(git x) $() $(y", "Bash: echo __________ ________ $(git x) $() $(y")]
    [DataRow("azure", "steps:\n- bash: echo ${{ x", "Bash: echo ${{ x")]
    [DataRow("circle", "jobs: {a: {docker: [{image: 'x:1'}], steps: [{run: b}, checkout]}}", "Bash -e pipefail: b")]
    [DataRow("circle", "jobs: {a: {docker: [{image: 'alpine:3.22'}], steps: [{run: b}]}}", "Busybox -e pipefail: b")]
    [DataRow("circle", "jobs: {a: {docker: [{image: 'x:1'}], steps: [{run: {command: b, shell: /bin/sh}}, {run: {command: c}}]}}", "Posix: b | Bash -e pipefail: c")]
    [DataRow("circle", "jobs: {a: {shell: bash -e, steps: [{run: b}]}}", "Bash -e: b")]
    [DataRow("circle", "jobs: {a: {shell: python, steps: [{run: b}]}}", "")]
    [DataRow("circle", "executors: {x: {docker: [{image: 'alpine:3.22'}]}, y: {shell: /bin/sh}}\njobs: {a: {executor: x, steps: [{run: b}]}, c: {executor: {name: y}, steps: [{run: d}]}, e: {executor: z, steps: [{run: f}]}}", "Busybox -e pipefail: b | Posix: d | Bash -e pipefail: f")]
    [DataRow("circle", "commands: {c: {steps: [{run: b}]}}", "Bash -e pipefail: b")]
    [DataRow("circle", "jobs: {a: {steps: [{when: {condition: x, steps: [{run: b}]}}]}}", "Bash -e pipefail: b")]
    [DataRow("circle", "orbs: {w: circleci/windows@5}\njobs: {a: {steps: [{run: b}]}, c: {docker: [{image: 'x:1'}], steps: [{run: d}]}, e: {shell: bash, steps: [{run: f}]}}", "Bash -e pipefail: d | Bash: f")]
    [DataRow("circle", "orbs: {w: circleci/node@5}\njobs: {a: {steps: [{run: b}]}}", "Bash -e pipefail: b")]
    [DataRow("circle", "jobs: {a: {steps: [{run: 'a << parameters.b >> <<pipeline.c>> <<  matrix.d >> \\<< e << f >> << parameters.g'}]}}", "Bash -e pipefail: a __________________ ______________ _______________ << e << f >> << parameters.g")]
    [DataRow("gitlab", "a: {script: [b, c]}", "Bash -e pipefail: b\nc")]
    [DataRow("gitlab", "before_script: [a]\nb: {before_script: [c], script: d, after_script: [[e, f]]}", "Bash -e pipefail: a | Bash -e pipefail: c | Bash -e pipefail: d | Bash -e pipefail: e\nf")]
    [DataRow("gitlab", "image: alpine:3.22\na: {script: [b]}", "Busybox -e pipefail: b")]
    [DataRow("gitlab", "default: {image: {name: 'alpine:3.22'}}\na: {script: [b]}", "Busybox -e pipefail: b")]
    [DataRow("gitlab", "image: alpine:3.22\na: {image: 'debian:13', script: [b]}", "Bash -e pipefail: b")]
    [DataRow("gitlab", ".x: {image: 'alpine:3.22'}\n.y: {image: 'debian:13'}\na: {extends: [.x, .y], script: [b]}\nc: {extends: [.y, .x], script: [d]}", "Bash -e pipefail: b | Busybox -e pipefail: d")]
    [DataRow("gitlab", ".x: {extends: .y}\n.y: {image: 'alpine:3.22', extends: .x}\na: {extends: .x, script: [b]}", "Busybox -e pipefail: b")]
    [DataRow("gitlab", "a: {extends: .windows, script: [b]}\nc-powershell: {script: [d]}\ne: {image: 'x/windows:1', script: [f]}\ng: {tags: [a, Windows], script: [h]}\ni: {tags: [linux], script: [j]}", "Bash -e pipefail: j")]
    [DataRow("gitlab", "a: {script: ['echo $[[ inputs.b ]] $[[ c']}", "Bash -e pipefail: echo _______________ $[[ c")]
    [DataRow("gitlab", "a: {script: ['& b']}\nc: {script: [d, '& e']}\nf: {script: ['echo $ENV:x']}\ng: {script: ['Get-Item x']}", "")]
    [DataRow("gitlab", "a: {script: ['x & y']}", "Bash -e pipefail: x & y")]
    [DataRow("gitlab", "a: {script: [get-item, Get-item, get-Item, A-B, A-, -X]}", "Bash -e pipefail: get-item\nGet-item\nget-Item\nA-B\nA-\n-X")]
    [DataRow("travis", "before_install: a\ninstall: b\nbefore_script: c\nscript: [d, e]\nbefore_cache: f\nafter_success: g\nafter_failure: h\nbefore_deploy: i\nafter_deploy: j\nafter_script: k", "Bash -e: a | Bash -e: b | Bash -e: c | Bash: d\ne | Bash: f | Bash: g | Bash: h | Bash: i | Bash: j | Bash: k")]
    [DataRow("travis", "jobs: {include: [{script: a}]}", "Bash: a")]
    [DataRow("bitbucket", "pipelines: {default: [{step: {script: [a, b], after-script: [c]}}]}", "Bash -e: a\nb | Bash -e: c")]
    [DataRow("bitbucket", "image: alpine:3.22\npipelines: {default: [{step: {script: [a]}}, {step: {image: 'debian:13', script: [b]}}, {step: {image: {name: 'alpine:3.22'}, script: [c]}}]}", "Busybox -e: a | Bash -e: b | Busybox -e: c")]
    [DataRow("bitbucket", "pipelines: {default: [{step: {runs-on: windows, script: [a]}}, {step: {runs-on: [self.hosted, windows], script: [b]}}, {step: {runs-on: [linux], script: [c]}}, {step: {script: d}}]}", "Bash -e: c")]
    public void Scripts_are_found(string kind, string text, string scripts) =>
        Assert.AreEqual(scripts, string.Join(" | ", Formats[kind].FindScripts(Parse(text)).Select(script =>
            $"{script.Host.Shell!.Dialect}{(script.Host.Shell.StopsAtErrors ? " -e" : "")}{(script.Host.Shell.StopsAtFailingPipes ? " pipefail" : "")}: {script.Text}")));

    [TestMethod]
    [DataRow("azure", "resources: {containers: [{container: a, image: 'b:1'}]}\njobs: [{container: a}, {container: 'c:1'}, {container: d/e}, {container: {image: f}}]", "b:1 c:1 d/e f")]
    [DataRow("bitbucket", "image: a\ndefinitions: {services: {x: {image: b}, y: {}}}\npipelines: {default: [{step: {image: {name: c}, script: [d]}}]}", "a c b")]
    [DataRow("circle", "executors: {x: {docker: [{image: a}]}}\njobs: {y: {docker: [{image: b}, {image: c}]}, z: {machine: true}}", "b c a")]
    [DataRow("gitlab", "image: a\nb: {image: {name: c}, services: [d, {name: e}]}\nf: {script: [g]}", "a c d e")]
    [DataRow("travis", "script: a", "")]
    public void Images_are_found(string kind, string text, string images) => Assert.AreEqual(images, string.Join(' ', Formats[kind].FindImages(Parse(text)).Select(image => image.Value)));

    [TestMethod]
    [DataRow("travis", "script: a", false)]
    [DataRow("travis", "script: [a, 'b']", false)]
    [DataRow("travis", "script:\n  - |\n    a\n", true)]
    [DataRow("azure", "steps:\n- bash: |\n    a\n", false)]
    public void Fixes_are_made_where_nothing_is_filled_in_and_lines_are_those_of_the_file(string kind, string text, bool acceptsFixes) => Assert.AreEqual(acceptsFixes, Formats[kind].FindScripts(Parse(text)).Single().Host.AcceptsFixes);

    private static YamlMapping Parse(string text) => YamlTree.Parse(new SourceText(text)).RootMapping!;
}
