"""Times the build of a whole cluster beside flux build kustomization, or flate where there is no flux."""
import json
import pathlib
import shutil
import subprocess
import tempfile

import yaml


def views(sluice, repo):
    """The views of a repository, the one with the most Kustomizations first."""
    graph = subprocess.run([sluice, "graph", "--format", "json", repo], check=True, stdout=subprocess.PIPE).stdout
    return sorted(json.loads(graph)["views"], key=lambda view: -len(built(view)))


def built(view):
    """The Kustomizations of a view that can be built from this repository."""
    return [node for node in view["nodes"] if node.get("state") == "built"]


def kustomizations(sluice, repo, entry):
    """Every Flux Kustomization of a cluster, as its parent renders it."""
    output = subprocess.run([sluice, "build", "--cluster", entry, repo], stdout=subprocess.PIPE, text=True).stdout
    return {(one["metadata"].get("namespace", ""), one["metadata"]["name"]): one
            for one in yaml.load_all(output, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            if one and one["kind"] == "Kustomization" and one["apiVersion"].startswith("kustomize.toolkit.fluxcd.io/")}


def flux_script(sluice, repo, view, work):
    """A script that builds each Kustomization of a view with flux, in a copy since flux writes into the directories, and how many."""
    tree = pathlib.Path(work, "tree")
    shutil.copytree(repo, tree, symlinks=True)
    defined = kustomizations(sluice, repo, view["entry"])
    lines = []
    for node in built(view):
        one = defined.get((node["namespace"], node["name"]))
        if one is None:
            continue
        file = pathlib.Path(work, f"{node['namespace']}-{node['name']}.yaml")
        file.write_text(yaml.safe_dump(one))
        lines.append(f"flux build kustomization '{node['name']}' -n '{node['namespace']}' --dry-run --kustomization-file '{file}'"
                     f" --path '{tree / one['spec'].get('path', '.').lstrip('/')}'")
    return "\n".join(lines) + "\n", len(lines)


def compare(sluice, corpus, runs, timed):
    """A label, the pairs of seconds, and the name of the other tool."""
    repos = [folder / "tree" for folder in sorted(corpus.iterdir()) if (folder / "tree").is_dir()]
    candidates = [(view, repo) for repo in repos for view in views(sluice, repo)[:1]]
    view, repo = max(candidates, key=lambda pair: len(built(pair[0])))
    ours = [sluice, "build", "--cluster", view["entry"], repo]
    with tempfile.TemporaryDirectory() as work:
        if shutil.which("flux"):
            script, count = flux_script(sluice, repo, view, work)
            loop = pathlib.Path(work, "loop.sh")
            loop.write_text(script)
            theirs, tool = ["sh", loop], "flux"
        else:
            # It finds paths from the root of a git repository, and its caches would leave nothing to do in the second run.
            tree = pathlib.Path(work, "tree")
            shutil.copytree(repo, tree, symlinks=True)
            subprocess.run(["git", "init", "--quiet", tree], check=True)
            theirs = ["flate", "build", "ks", "--path", tree / view["entry"], "--skip-secrets=false", "--skip-crds=false",
                      "--kustomize-render-cache-mb", "0", "--cache-dir", f"{work}/cache", "--source-retry-attempts", "1",
                      "--no-progress", "--restrict-egress"]
            count, tool = len(built(view)), "flate"
        timed(ours)
        timed(theirs)
        pairs = [(timed(ours), timed(theirs)) for _ in range(runs)]
    return f"{repo.parent.name}, {view['name']}: {count} Kustomizations", pairs, tool
