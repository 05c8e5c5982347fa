"""Show the network that the other algorithms search: edges, junctions, islands."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class BuildNetwork(CountyAlgorithm):
    """Build the network and write it as layers."""

    ID = "buildnetwork"
    TITLE = mark("Build network")
    GROUP = "prepare"
    TAGS = mark("roads,network,graph,topology,islands,dangles,components")
    SUMMARY = mark(
        "Builds the road network as the other tools see it, so that breaks and islands can be found."
    )
    DETAILS = (
        mark(
            "Lines that meet become edges between junctions; each edge carries its length in metres and its "
            "cost in each direction. Edges that are not connected with the main network stand out."
        ),
    )

    def parameters(self):
        return [
            p.roads(),
            p.mode(),
            *p.network(),
            p.sink(
                "OUTPUT",
                tr("Network edges"),
                p.LINE,
                tr(
                    "Lines with edge_id, from_node, to_node, length_m (metres), forward_m and backward_m "
                    "(metres) or forward_s and backward_s (seconds), empty where the way is closed; oneway "
                    "(0 both ways, 1 forward only, -1 backward only); component (0 is the main network, "
                    "others are islands)."
                ),
            ),
            p.sink(
                "NODES",
                tr("Junctions"),
                p.POINT,
                tr("Points with node_id, degree (edges that meet; 1 is a dead end) and component."),
                optional=True,
                shown=False,
            ),
            p.skipped(),
        ]

    def compute(self, inputs, outputs, progress):
        from ..fields import real, whole
        from ..travel import build

        network = build(inputs, progress)
        crs = inputs.qgis_crs("ROADS")
        fields = [
            *whole("edge_id", "from_node", "to_node"),
            *real("length_m", "forward_m", "backward_m", "forward_s", "backward_s"),
            *whole("oneway", "component"),
        ]
        edges = _edges(network)
        outputs.layer("OUTPUT", edges, fields, geometry="line", crs=crs)
        outputs.layer(
            "NODES",
            _nodes(network, edges),
            whole("node_id", "degree", "component"),
            geometry="point",
            crs=crs,
        )
        outputs.skipped(inputs, network.skipped)


def _edges(network):
    """Give the edges with their costs named by unit; component 0 is the longest one."""
    edges = network.to_frame()
    edges["component"] -= edges["component"].min()
    edges["oneway"] = edges["forward_cost"].notna().astype(int) - edges["backward_cost"].notna().astype(int)
    units = {"forward_cost": f"forward_{network.unit}", "backward_cost": f"backward_{network.unit}"}
    return edges.rename(columns=units)


def _nodes(network, edges):
    """Give the junctions with the number of edge ends that meet there."""
    import geopandas as gpd
    import pandas as pd

    ends = pd.concat(
        [
            edges[["from_node", "component"]].set_axis(["node_id", "component"], axis=1),
            edges[["to_node", "component"]].set_axis(["node_id", "component"], axis=1),
        ]
    )
    nodes = ends.groupby("node_id")["component"].agg(degree="size", component="first").reset_index()
    x, y = network.node_xy[nodes["node_id"]].T
    return gpd.GeoDataFrame(nodes, geometry=gpd.points_from_xy(x, y), crs=network.crs)
